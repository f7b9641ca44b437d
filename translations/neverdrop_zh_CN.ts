<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutPage</name>
    <message>
        <source>Every paid order reaches its buyer exactly once, or a person is asked.</source>
        <translation>每一笔已付款的订单，都恰好发货一次；做不到就请人处理。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. There is no warranty.</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更新版本，不提供任何担保。</translation>
    </message>
    <message>
        <source>Check this installation</source>
        <translation>检查本机环境</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>关于 Qt</translation>
    </message>
    <message>
        <source>Checks of this installation</source>
        <translation>本机环境检查结果</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Built on %1.</source>
        <translation>基于 %1。</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>&amp;Type</source>
        <translation>类型(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Used for</source>
        <translation>用途(&amp;U)</translation>
    </message>
    <message>
        <source>An order is delivered only when this channel has it</source>
        <translation>必须送达：这个渠道收到才算发货完成</translation>
    </message>
    <message>
        <source>S&amp;witched on</source>
        <translation>启用(&amp;W)</translation>
    </message>
    <message>
        <source>letters, digits, - or _</source>
        <translation>字母、数字、- 或 _</translation>
    </message>
    <message>
        <source>New channel</source>
        <translation>新增渠道</translation>
    </message>
    <message>
        <source>New payment provider</source>
        <translation>新增支付通道</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>The type of an account is fixed; add another account instead.</source>
        <translation>账户类型不能改；请另外新增一个账户。</translation>
    </message>
    <message>
        <source>The name is fixed: orders and the log refer to it.</source>
        <translation>名称不能改：订单和日志都引用它。</translation>
    </message>
    <message>
        <source>Deliveries to buyers</source>
        <translation>给买家发货</translation>
    </message>
    <message>
        <source>Alerts to me</source>
        <translation>给我发告警</translation>
    </message>
    <message>
        <source>Deliveries and alerts</source>
        <translation>发货和告警</translation>
    </message>
    <message>
        <source>Give it a name first.</source>
        <translation>请先填写名称。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少%1。</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>This type needs no settings.</source>
        <translation>这种类型不需要任何设置。</translation>
    </message>
    <message>
        <source>%1 *</source>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不修改</translation>
    </message>
    <message>
        <source>Load from a file</source>
        <translation>从文件读取</translation>
    </message>
    <message>
        <source>Load %1 from a file</source>
        <translation>从文件读取%1</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>读取%1</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is no key file: it is too large or not a text.</source>
        <translation>%1 不是密钥文件：太大，或者不是文本。</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>&amp;Add…</source>
        <translation>新增(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Signature doctor…</source>
        <translation>签名诊断(&amp;S)…</translation>
    </message>
    <message>
        <source>New sec&amp;ret…</source>
        <translation>更换密钥(&amp;R)…</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>删除(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Callback address to give this provider</source>
        <translation>填给支付平台的回调地址(&amp;C)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the callback address</source>
        <translation>复制回调地址</translation>
    </message>
    <message>
        <source>The address is on the clipboard.</source>
        <translation>地址已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>发货渠道</translation>
    </message>
    <message>
        <source>Payment providers</source>
        <translation>支付通道</translation>
    </message>
    <message>
        <source>No channel yet: keys are shown on the screen only. Add a channel to send them to your shop.</source>
        <translation>还没有渠道：卡密只显示在屏幕上。新增一个渠道，就能自动发给你的店铺。</translation>
    </message>
    <message>
        <source>No payment provider yet. Add the account that your buyers pay to.</source>
        <translation>还没有支付通道。请新增买家付款用的账户。</translation>
    </message>
    <message>
        <source>Select an account first.</source>
        <translation>请先选中一个账户。</translation>
    </message>
    <message>
        <source>The types are not known yet.</source>
        <translation>类型尚未读取。</translation>
    </message>
    <message>
        <source>The test is running.</source>
        <translation>正在测试。</translation>
    </message>
    <message>
        <source>This type of provider has no signature that can be examined.</source>
        <translation>这种支付通道没有可以诊断的签名。</translation>
    </message>
    <message>
        <source>This type of channel has no signing secret.</source>
        <translation>这种渠道没有签名密钥。</translation>
    </message>
    <message>
        <source>There is no public address.</source>
        <translation>没有公网地址。</translation>
    </message>
    <message>
        <source>No public address is set, so no callback can come: polling finds every payment by itself. With an address in Settings → Network, callbacks make it faster.</source>
        <translation>没有设置公网地址，收不到回调：程序会主动轮询，每一笔付款都能查到。在“设置 → 网络”填写公网地址后，有回调会更快。</translation>
    </message>
    <message>
        <source>It is sent along with every payment; some providers also want it in their console.</source>
        <translation>每次下单都会带上这个地址；有些平台还要求在后台填写。</translation>
    </message>
    <message>
        <source>Testing %1…</source>
        <translation>正在测试 %1…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 works: %2</source>
        <translation>%1 正常：%2</translation>
    </message>
    <message>
        <source>%1 was added. Test it now?</source>
        <translation>已新增 %1。现在测试吗？</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 已修改。</translation>
    </message>
    <message>
        <source>For 24 hours the old secret signs too.</source>
        <translation>24 小时内旧密钥同时有效。</translation>
    </message>
    <message>
        <source>New secret</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Make a new signing secret for %1? The old one signs too for 24 hours; until then the receiver must know the new one.</source>
        <translation>为 %1 生成新的签名密钥？旧密钥 24 小时内仍然有效，请在此之前让接收方换上新密钥。</translation>
    </message>
    <message>
        <source>Make a new secret</source>
        <translation>生成新密钥</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Remove %1 with its settings and secrets? Orders of the past keep its name.</source>
        <translation>删除 %1 以及它的设置和密钥？历史订单会保留它的名称。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 已删除。</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>This shop is protected by a passphrase. Until it is open, nothing is delivered.</source>
        <translation>本店由口令保护，解锁之前不会发货。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>The backup is being restored…</source>
        <translation>正在恢复备份…</translation>
    </message>
    <message>
        <source>Restored: %1 orders, %2 keys, of which %3 were sold after the backup. The state from before is kept as %4.</source>
        <translation>已恢复：%1 个订单，%2 张卡密，其中 %3 张在备份之后已售出。原来的数据保留为 %4。</translation>
    </message>
</context>
<context>
    <name>AutoLock</name>
    <message>
        <source>Nobody was here for a while. To see keys, to export or to change settings, type the passphrase. Orders went on being delivered.</source>
        <translation>已有一段时间无人操作。查看卡密、导出或修改设置前，请输入口令。期间订单照常发货。</translation>
    </message>
    <message>
        <source>Nobody was here for a while. Unlock to see keys, to export or to change settings. Orders went on being delivered.</source>
        <translation>已有一段时间无人操作。查看卡密、导出或修改设置前，请先解锁。期间订单照常发货。</translation>
    </message>
</context>
<context>
    <name>BackupPanel</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>A backup is encrypted and holds everything: orders, keys, accounts, settings. It is made while orders go on, and opens with the passphrase or the recovery code, on any computer.</source>
        <translation>备份是加密的，包含全部订单、卡密、账号和设置。备份时订单照常进行；在任何电脑上都可以用口令或恢复码打开。</translation>
    </message>
    <message>
        <source>Back up &amp;now…</source>
        <translation>立即备份(&amp;N)…</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>备份进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Brings back the state of a backup. No key that was sold since is sold again: the journal beside the backups tells which.</source>
        <translation>恢复到备份时的状态。之后售出的卡密不会重复卖出：备份旁的流水会标明。</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>恢复备份(&amp;R)…</translation>
    </message>
    <message>
        <source>Backed up to %1: %2 orders, %3 keys.</source>
        <translation>已备份到 %1：%2 个订单，%3 张卡密。</translation>
    </message>
    <message>
        <source>The backup was cancelled; nothing was written.</source>
        <translation>备份已取消，没有写入任何文件。</translation>
    </message>
    <message>
        <source>The last automatic backup was made %1 (%2).</source>
        <translation>上次自动备份：%1（%2）。</translation>
    </message>
    <message>
        <source>No automatic backup was made yet.</source>
        <translation>还没有自动备份过。</translation>
    </message>
    <message>
        <source>The latest attempt failed: %1</source>
        <translation>最近一次失败：%1</translation>
    </message>
    <message>
        <source>Automatic backups are kept in %1. How often and how many is under Settings.</source>
        <translation>自动备份保存在 %1。频率和保留数量在“设置”页。</translation>
    </message>
    <message>
        <source>Save the backup</source>
        <translation>保存备份</translation>
    </message>
    <message>
        <source>Backups (*.ndbk);;All files (*)</source>
        <translation>备份 (*.ndbk);;所有文件 (*)</translation>
    </message>
    <message>
        <source>A backup is being made.</source>
        <translation>正在备份。</translation>
    </message>
</context>
<context>
    <name>CardsDialog</name>
    <message>
        <source>Keys of an order</source>
        <translation>订单卡密</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>卡密</translation>
    </message>
    <message>
        <source>&amp;Reveal</source>
        <translation>显示(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>全部复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of order %1. The audit records that you asked for them.</source>
        <translation>
            <numerusform>订单 %1 的 %n 个卡密。查看已记入审计日志。</numerusform>
        </translation>
    </message>
    <message>
        <source>C&amp;over</source>
        <translation>遮住(&amp;O)</translation>
    </message>
    <message>
        <source>Copied. In a minute the clipboard is cleared, if it still holds them.</source>
        <translation>已复制。一分钟后若剪贴板仍是这些卡密，会自动清空。</translation>
    </message>
    <message>
        <source>Save the keys unencrypted</source>
        <translation>保存卡密（不加密）</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>Saved to %1. Only you may read it.</source>
        <translation>已保存到 %1，仅您本人可读。</translation>
    </message>
</context>
<context>
    <name>CashierPage</name>
    <message>
        <source>P&amp;roduct</source>
        <translation>商品(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>数量(&amp;Q)</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>&amp;Contact</source>
        <translation>联系方式(&amp;C)</translation>
    </message>
    <message>
        <source>Of the buyer; may stay empty</source>
        <translation>买家的联系方式，可不填</translation>
    </message>
    <message>
        <source>Paid t&amp;hrough</source>
        <translation>收款账户(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>支付方式(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Deliver</source>
        <translation>发货方式(&amp;D)</translation>
    </message>
    <message>
        <source>Create &amp;order</source>
        <translation>创建订单(&amp;O)</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n in stock)</source>
        <translation>
            <numerusform>%1（在库 %n 个）</numerusform>
        </translation>
    </message>
    <message>
        <source>On this screen</source>
        <translation>在本窗口显示</translation>
    </message>
    <message>
        <source>Through every delivery channel</source>
        <translation>通过所有发货渠道</translation>
    </message>
    <message>
        <source>Through %1</source>
        <translation>通过 %1</translation>
    </message>
    <message>
        <source>%1 each, together %2</source>
        <translation>单价 %1，合计 %2</translation>
    </message>
    <message>
        <source>The order is being created.</source>
        <translation>正在创建订单。</translation>
    </message>
    <message>
        <source>There is no product yet.</source>
        <translation>还没有商品。</translation>
    </message>
    <message>
        <source>No product is on sale.</source>
        <translation>没有在售的商品。</translation>
    </message>
    <message>
        <source>This product is for drills, and there is no sandbox account to pay through.</source>
        <translation>这是演练商品，但还没有可用的沙箱收款账户。</translation>
    </message>
    <message>
        <source>There is no payment account that is switched on.</source>
        <translation>没有已启用的收款账户。</translation>
    </message>
    <message numerus="yes">
        <source>There are only %n key(s) in stock.</source>
        <translation>
            <numerusform>库存只有 %n 个卡密。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a product</source>
        <translation>添加商品</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加收款账户</translation>
    </message>
</context>
<context>
    <name>ConfirmPaymentDialog</name>
    <message>
        <source>Confirm a payment by hand</source>
        <translation>人工确认到账</translation>
    </message>
    <message>
        <source>Provider&apos;s &amp;number:</source>
        <translation>支付平台单号(&amp;N)：</translation>
    </message>
    <message>
        <source>as it stands in the provider&apos;s bill</source>
        <translation>以支付平台账单上的为准</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>原因(&amp;R)：</translation>
    </message>
    <message>
        <source>why the provider does not say so itself</source>
        <translation>为什么平台没有通知到账</translation>
    </message>
    <message>
        <source>I &amp;saw the money in my account</source>
        <translation>我已在账户里看到这笔钱(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Confirm and deliver</source>
        <translation>确认并发货</translation>
    </message>
    <message>
        <source>The keys of order %1 (%2, %3) are delivered at once, without the provider&apos;s word. The audit records it.</source>
        <translation>订单 %1（%2，%3）将不等支付平台确认，立即发货。此操作记入审计日志。</translation>
    </message>
    <message>
        <source>The provider&apos;s number is missing.</source>
        <translation>请填写支付平台单号。</translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Tick the box when you saw the money.</source>
        <translation>确认看到这笔钱后请勾选。</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Orders today</source>
        <translation>今日订单</translation>
    </message>
    <message>
        <source>Received today</source>
        <translation>今日收款</translation>
    </message>
    <message>
        <source>Delivered today</source>
        <translation>今日已发货</translation>
    </message>
    <message>
        <source>Success rate</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Found only by polling</source>
        <translation>仅靠主动查单发现</translation>
    </message>
    <message>
        <source>since midnight</source>
        <translation>零点至今</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n 笔付款</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n paid order(s)</source>
        <translation>
            <numerusform>共 %n 单已付款</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) whose callback got lost or came late</source>
        <translation>
            <numerusform>%n 笔付款的回调丢失或迟到</numerusform>
        </translation>
    </message>
    <message>
        <source>no paid order yet</source>
        <translation>还没有已付款的订单</translation>
    </message>
    <message numerus="yes">
        <source>%n failed; with 95 % certainty fewer than %1 do</source>
        <translation>
            <numerusform>%n 单失败；有 95% 把握失败率低于 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliveryTextDialog</name>
    <message>
        <source>Delivery text</source>
        <translation>发货文本</translation>
    </message>
    <message>
        <source>&amp;Text that is copied for the buyer</source>
        <translation>复制给买家的文本(&amp;T)</translation>
    </message>
    <message>
        <source>Hello! Here is your order {order}: {name} × {quantity}, {amount}.
{keys}
Thank you!</source>
        <translation>您好！您的订单 {order} 已发货：{name} × {quantity}，共 {amount}。
{keys}
感谢惠顾！</translation>
    </message>
    <message>
        <source>These are filled in: %1</source>
        <translation>可用的占位符：%1</translation>
    </message>
    <message>
        <source>There is no placeholder %1.</source>
        <translation>没有这个占位符：%1。</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>NeverDrop goes on working</source>
        <translation>不掉单仍在后台工作</translation>
    </message>
    <message>
        <source>It watches payments from the tray. Quit it there when you are done.</source>
        <translation>它在托盘中继续盯着付款。用完后请从托盘退出。</translation>
    </message>
</context>
<context>
    <name>DesktopNotice</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>Drill</name>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Evidence sheet</source>
        <translation>订单凭证</translation>
    </message>
    <message>
        <source>&amp;Save as PDF or HTML…</source>
        <translation>另存为 PDF 或 HTML(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save the evidence sheet</source>
        <translation>保存订单凭证</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;HTML (*.html)</source>
        <translation>PDF (*.pdf);;HTML (*.html)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
</context>
<context>
    <name>ExportRun</name>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 未能写入：%2</translation>
    </message>
</context>
<context>
    <name>HoursChart</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Orders and payments by hour</source>
        <translation>每小时订单与付款</translation>
    </message>
    <message>
        <source>%1 orders and %2 payments in the last 24 hours</source>
        <translation>最近 24 小时 %1 个订单、%2 笔付款</translation>
    </message>
    <message>
        <source>%1:00 – %2: %3</source>
        <translation>%1:00 – %2：%3</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Where the keys come from</source>
        <translation>卡密来源</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Card keys to import</source>
        <translation>要导入的卡密</translation>
    </message>
    <message>
        <source>Paste card keys here, one a line.</source>
        <translation>在此粘贴卡密，每行一个。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Chosen file</source>
        <translation>已选文件</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>选择文件(&amp;C)…</translation>
    </message>
    <message>
        <source>A file can also be dropped here.</source>
        <translation>也可以把文件拖到这里。</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>编码(&amp;E)</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>&amp;One key is</source>
        <translation>每个卡密为(&amp;O)</translation>
    </message>
    <message>
        <source>one line</source>
        <translation>一行</translation>
    </message>
    <message>
        <source>a block between blank lines</source>
        <translation>空行之间的一段</translation>
    </message>
    <message>
        <source>Lines that are not imported</source>
        <translation>不会导入的行</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Import card keys for %1</source>
        <translation>为「%1」导入卡密</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>File with card keys</source>
        <translation>卡密文件</translation>
    </message>
    <message>
        <source>Text files (*.txt *.csv);;All files (*)</source>
        <translation>文本文件 (*.txt *.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The keys are still being compared with the stock.</source>
        <translation>正在与库存比对卡密。</translation>
    </message>
    <message>
        <source>The import is under way.</source>
        <translation>正在导入。</translation>
    </message>
    <message>
        <source>Paste card keys or choose a file first.</source>
        <translation>请先粘贴卡密或选择文件。</translation>
    </message>
    <message>
        <source>There is no new key in it.</source>
        <translation>其中没有新的卡密。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n key(s)</source>
        <translation>
            <numerusform>导入 %n 个卡密(&amp;I)</numerusform>
        </translation>
    </message>
    <message>
        <source>Pasted text needs no encoding.</source>
        <translation>粘贴的文本无需选择编码。</translation>
    </message>
    <message>
        <source>Nothing to import yet.</source>
        <translation>还没有可导入的内容。</translation>
    </message>
    <message>
        <source>New: %1 · known already: %2 · rejected: %3 · blank lines: %4</source>
        <translation>新增：%1 · 重复：%2 · 拒绝：%3 · 空行：%4</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Open this order</source>
        <translation>打开此订单</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Attempts used up, of how many</source>
        <translation>已用次数/总次数</translation>
    </message>
    <message>
        <source>It is under way; its outcome decides.</source>
        <translation>正在进行，等待结果。</translation>
    </message>
    <message>
        <source>Does not wait for its time.</source>
        <translation>不等到点，马上执行。</translation>
    </message>
    <message>
        <source>Retry now: %1 %2</source>
        <translation>立即重试：%1 %2</translation>
    </message>
</context>
<context>
    <name>KeyFeed</name>
    <message>
        <source>The pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>%1 has %2: too much for a list of card keys. Is it the right file? If it is, import it with neverdrop-cli keys import.</source>
        <translation>%1 有 %2，作为卡密文件太大了。选对文件了吗？如果没错，请用 neverdrop-cli keys import 导入。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is not a text file. Save the keys as text, one a line, and choose that.</source>
        <translation>%1 不是文本文件。请把卡密保存为文本（每行一个），再选择它。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 是空文件。</translation>
    </message>
    <message>
        <source>%1 changed while it was read; choose it again.</source>
        <translation>%1 在读取过程中被改动，请重新选择。</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>导入已停止。</translation>
    </message>
</context>
<context>
    <name>KeysPane</name>
    <message>
        <source>Keys</source>
        <translation>卡密</translation>
    </message>
    <message>
        <source>State of the keys shown</source>
        <translation>所示卡密的状态</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>已售出</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Take &amp;out…</source>
        <translation>作废(&amp;O)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Keys of the product</source>
        <translation>该商品的卡密</translation>
    </message>
    <message>
        <source>Keys of %1</source>
        <translation>「%1」的卡密</translation>
    </message>
    <message>
        <source>Choose a key first.</source>
        <translation>请先选择卡密。</translation>
    </message>
    <message>
        <source>Only keys in stock can be taken out of it.</source>
        <translation>只有在库的卡密才能作废。</translation>
    </message>
    <message>
        <source>Reserved keys belong to unpaid orders and are not exported.</source>
        <translation>已预留的卡密属于未付款订单，不能导出。</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>没有可导出的卡密。</translation>
    </message>
    <message>
        <source>Choose a product to see its keys.</source>
        <translation>选择商品以查看其卡密。</translation>
    </message>
    <message>
        <source>This product is one text for every buyer; it has no keys.</source>
        <translation>该商品对所有买家发同一段文本，没有卡密。</translation>
    </message>
    <message>
        <source>No key in stock. Import some, or drop a file here.</source>
        <translation>没有库存。请导入卡密，或把文件拖到这里。</translation>
    </message>
    <message>
        <source>No key in this state.</source>
        <translation>没有处于该状态的卡密。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) copied. The clipboard is cleared in a minute.</source>
        <translation>
            <numerusform>已复制 %n 个卡密，一分钟后清空剪贴板。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out of stock</source>
        <translation>作废卡密</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) will never be sold. This cannot be undone.</source>
        <translation>
            <numerusform>%n 个卡密将永远不再出售，且无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>作废(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) taken out of stock.</source>
        <translation>
            <numerusform>已作废 %n 个卡密。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export card keys</source>
        <translation>导出卡密</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever can read it has the keys. The export is noted in the audit log.</source>
        <translation>该文件不加密：能读取它的人就能得到卡密。此次导出会记入审计日志。</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) written to %1.</source>
        <translation>
            <numerusform>已将 %n 个卡密写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The keys are being written…</source>
        <translation>正在写入卡密…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>NeedsYou</name>
    <message>
        <source>Show all</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>Orders that need you</source>
        <translation>需要您处理的订单</translation>
    </message>
    <message>
        <source>Nothing needs you. Every paid order is delivered or on its way.</source>
        <translation>没有需要您处理的。所有已付款订单都已发货或正在发货。</translation>
    </message>
    <message>
        <source>Needs you (%1)</source>
        <translation>需要您处理（%1）</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要您处理</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Paid: %1</source>
        <translation>已收款：%1</translation>
    </message>
    <message>
        <source>Delivered: %1</source>
        <translation>已发货：%1</translation>
    </message>
    <message>
        <source>An order needs you: %1</source>
        <translation>有订单需要处理：%1</translation>
    </message>
    <message>
        <source>Low stock</source>
        <translation>库存不足</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) were paid</source>
        <translation>
            <numerusform>%n 笔订单已付款</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) were delivered</source>
        <translation>
            <numerusform>%n 笔订单已发货</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) need you</source>
        <translation>
            <numerusform>%n 笔订单需要处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) are low on stock</source>
        <translation>
            <numerusform>%n 个商品库存不足</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) are down</source>
        <translation>
            <numerusform>%n 个接口不可用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderActions</name>
    <message>
        <source>&amp;Resend</source>
        <translation>补发(&amp;R)</translation>
    </message>
    <message>
        <source>Chec&amp;k now</source>
        <translation>立即查单(&amp;K)</translation>
    </message>
    <message>
        <source>Confirm pa&amp;yment…</source>
        <translation>确认到账(&amp;Y)…</translation>
    </message>
    <message>
        <source>Sho&amp;w keys…</source>
        <translation>查看卡密(&amp;W)…</translation>
    </message>
    <message>
        <source>Re&amp;fund…</source>
        <translation>退款(&amp;F)…</translation>
    </message>
    <message>
        <source>Re&amp;place a key…</source>
        <translation>换卡密(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Cancel order</source>
        <translation>取消订单(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Evidence sheet…</source>
        <translation>订单凭证(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Open timeline</source>
        <translation>查看时间线(&amp;O)</translation>
    </message>
    <message>
        <source>Choose an order first.</source>
        <translation>请先选择一个订单。</translation>
    </message>
    <message>
        <source>Choose a single order.</source>
        <translation>请只选择一个订单。</translation>
    </message>
    <message>
        <source>The last request is still under way.</source>
        <translation>上一个请求还在进行。</translation>
    </message>
    <message>
        <source>Sends the same keys again, at once.</source>
        <translation>立即把同样的卡密再发一次。</translation>
    </message>
    <message>
        <source>Asks the payment provider now.</source>
        <translation>立即向支付平台查单。</translation>
    </message>
    <message>
        <source>You saw the money yourself: deliver without the provider&apos;s word.</source>
        <translation>您亲眼看到了这笔钱：不等平台确认就发货。</translation>
    </message>
    <message>
        <source>Shows the keys of this order; the audit records it.</source>
        <translation>查看此订单的卡密，会记入审计日志。</translation>
    </message>
    <message>
        <source>Gives the money back, whole or in part.</source>
        <translation>全额或部分退款。</translation>
    </message>
    <message>
        <source>Delivers a new key for one that does not work.</source>
        <translation>把不能用的卡密换成新的并发货。</translation>
    </message>
    <message>
        <source>Ends this unpaid order; its keys are for sale again.</source>
        <translation>结束这个未付款订单，卡密回到库存。</translation>
    </message>
    <message>
        <source>All that happened with this order on paper, without its keys.</source>
        <translation>此订单的全部经过，不含卡密，可打印。</translation>
    </message>
    <message>
        <source>Shows this order with every attempt.</source>
        <translation>查看此订单的每一次尝试。</translation>
    </message>
    <message>
        <source>The provider was asked.</source>
        <translation>已向支付平台查单。</translation>
    </message>
    <message>
        <source>Order %1: %2 %3</source>
        <translation>订单 %1：%2%3</translation>
    </message>
    <message>
        <source>The keys were sent again.</source>
        <translation>卡密已补发。</translation>
    </message>
    <message>
        <source>Sending again: %1 of %2</source>
        <translation>正在补发：第 %1 个，共 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) were sent again.</source>
        <translation>
            <numerusform>已补发 %n 个订单。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 were sent again; the first that failed says: %3</source>
        <translation>已补发 %1 个，共 %2 个；第一个失败的原因：%3</translation>
    </message>
    <message>
        <source>You confirmed the payment.</source>
        <translation>您已确认到账。</translation>
    </message>
    <message>
        <source>The refund was asked for.</source>
        <translation>已申请退款。</translation>
    </message>
    <message>
        <source>A new key took the place of the dead one.</source>
        <translation>已用新卡密替换坏卡密。</translation>
    </message>
    <message>
        <source>Cancel order %1?</source>
        <translation>取消订单 %1？</translation>
    </message>
    <message>
        <source>The buyer cannot pay it any more, and its keys are for sale again. If the buyer has paid just now, ask the provider first (Check now).</source>
        <translation>买家将无法再付款，卡密回到库存。如果买家可能刚刚付款，请先“立即查单”。</translation>
    </message>
    <message>
        <source>Cancel this order</source>
        <translation>取消此订单</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>OrderDetail</name>
    <message>
        <source>Choose an order to see where it stands and why.</source>
        <translation>选择一个订单，查看它的进展和原因。</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>What else can be done with this order</source>
        <translation>对此订单的其他操作</translation>
    </message>
    <message>
        <source>Facts of this order</source>
        <translation>订单信息</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Copy the order number</source>
        <translation>复制订单号</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>支付通道</translation>
    </message>
    <message>
        <source>Provider&apos;s number</source>
        <translation>平台单号</translation>
    </message>
    <message>
        <source>Wallet number</source>
        <translation>钱包单号</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Every attempt for this order</source>
        <translation>此订单的每一次尝试</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>发送内容</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>返回内容</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>&amp;State:</source>
        <translation>状态(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Needs you</source>
        <translation>需要您处理(&amp;N)</translation>
    </message>
    <message>
        <source>Only orders that a person has to decide about</source>
        <translation>只看需要人工处理的订单</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>搜索订单</translation>
    </message>
    <message>
        <source>Order number, contact, provider&apos;s or wallet number, whole key</source>
        <translation>订单号、联系方式、平台或钱包单号、完整卡密</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>No order fits what you look for.</source>
        <translation>没有符合条件的订单。</translation>
    </message>
    <message>
        <source>No orders yet. Make the first one at the cashier, or let your shop create it.</source>
        <translation>还没有订单。在收银台创建第一个，或由您的店铺创建。</translation>
    </message>
    <message>
        <source>Show all orders</source>
        <translation>显示全部订单</translation>
    </message>
    <message>
        <source>Open the cashier</source>
        <translation>打开收银台</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Backups and recovery files from before open with the passphrase they were made with.</source>
        <translation>以前的备份仍用当时的口令打开；以前的恢复文件仍用各自的恢复码打开。</translation>
    </message>
    <message>
        <source>Present &amp;passphrase:</source>
        <translation>当前口令(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;New passphrase:</source>
        <translation>新口令(&amp;N)：</translation>
    </message>
    <message>
        <source>Once &amp;more:</source>
        <translation>再输一次(&amp;M)：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Change it</source>
        <translation>修改(&amp;C)</translation>
    </message>
    <message>
        <source>It is being changed.</source>
        <translation>正在修改。</translation>
    </message>
    <message>
        <source>Type the present passphrase.</source>
        <translation>请输入当前口令。</translation>
    </message>
    <message>
        <source>Type a longer new passphrase.</source>
        <translation>新口令太短，请输入更长的。</translation>
    </message>
    <message>
        <source>The two new ones differ.</source>
        <translation>两次输入的新口令不一致。</translation>
    </message>
</context>
<context>
    <name>PaymentPane</name>
    <message>
        <source>Create an order: its QR code appears here for the buyer to scan.</source>
        <translation>创建订单后，供买家扫描的二维码会显示在这里。</translation>
    </message>
    <message>
        <source>QR code of the payment</source>
        <translation>付款二维码</translation>
    </message>
    <message>
        <source>Payment link</source>
        <translation>付款链接</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>复制链接(&amp;L)</translation>
    </message>
    <message>
        <source>Copy &amp;QR as image</source>
        <translation>复制二维码图片(&amp;Q)</translation>
    </message>
    <message>
        <source>Keys of this order</source>
        <translation>该订单的卡密</translation>
    </message>
    <message>
        <source>S&amp;how keys</source>
        <translation>显示卡密(&amp;H)</translation>
    </message>
    <message>
        <source>Copy &amp;keys</source>
        <translation>复制卡密(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Copy &amp;delivery text</source>
        <translation>复制发货文本(&amp;D)</translation>
    </message>
    <message>
        <source>Change the &amp;text…</source>
        <translation>修改文本(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;New order</source>
        <translation>新订单(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open the order</source>
        <translation>打开订单(&amp;O)</translation>
    </message>
    <message>
        <source>The payment link is copied.</source>
        <translation>付款链接已复制。</translation>
    </message>
    <message>
        <source>The QR code is copied as a picture.</source>
        <translation>二维码图片已复制。</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>The payment provider has not answered yet; this goes on.</source>
        <translation>支付渠道尚未应答，程序会继续尝试。</translation>
    </message>
    <message>
        <source>Waiting for the buyer to pay.</source>
        <translation>等待买家付款。</translation>
    </message>
    <message>
        <source>Expires in %1</source>
        <translation>%1 后过期</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) copied. The clipboard is cleared in a minute.</source>
        <translation>
            <numerusform>已复制 %n 个卡密，一分钟后清空剪贴板。</numerusform>
        </translation>
    </message>
    <message>
        <source>The delivery text is copied. The clipboard is cleared in a minute.</source>
        <translation>发货文本已复制，一分钟后清空剪贴板。</translation>
    </message>
    <message>
        <source>Save the keys (the file is not encrypted)</source>
        <translation>保存卡密（文件不加密）</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) written to %1.</source>
        <translation>
            <numerusform>已将 %n 个卡密写入 %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProductDialog</name>
    <message>
        <source>S&amp;KU</source>
        <translation>商品编号(&amp;K)</translation>
    </message>
    <message>
        <source>Short and unique, such as steam-50</source>
        <translation>简短且唯一，例如 steam-50</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>As buyers see it</source>
        <translation>买家看到的名称</translation>
    </message>
    <message>
        <source>&amp;Price</source>
        <translation>价格(&amp;P)</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>K&amp;ind</source>
        <translation>类型(&amp;I)</translation>
    </message>
    <message>
        <source>Card keys, each sold once</source>
        <translation>卡密，每个只卖一次</translation>
    </message>
    <message>
        <source>One text for every buyer</source>
        <translation>所有买家发同一段文本</translation>
    </message>
    <message>
        <source>Keys that are sold several times</source>
        <translation>可重复售卖的卡密</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>文本(&amp;X)</translation>
    </message>
    <message>
        <source>Sold how &amp;often</source>
        <translation>可卖次数(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Wholesale</source>
        <translation>批发价(&amp;W)</translation>
    </message>
    <message>
        <source>From quantity</source>
        <translation>起批数量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Add a tier</source>
        <translation>添加一档</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除该档</translation>
    </message>
    <message>
        <source>&amp;Quantity an order</source>
        <translation>每单数量(&amp;Q)</translation>
    </message>
    <message>
        <source>Smallest quantity of an order</source>
        <translation>每单最小数量</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Largest quantity of an order</source>
        <translation>每单最大数量</translation>
    </message>
    <message>
        <source>&amp;Low stock below</source>
        <translation>库存预警线(&amp;L)</translation>
    </message>
    <message>
        <source>On sal&amp;e</source>
        <translation>在售(&amp;E)</translation>
    </message>
    <message>
        <source>For &amp;drills: can only be paid through the sandbox</source>
        <translation>演练商品：只能通过沙箱付款(&amp;D)</translation>
    </message>
    <message>
        <source>Add a product</source>
        <translation>添加商品</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>&amp;Add product</source>
        <translation>添加商品(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>保存修改(&amp;S)</translation>
    </message>
    <message>
        <source>Orders name the product by it, so it stays.</source>
        <translation>订单以它指代商品，因此不能修改。</translation>
    </message>
    <message>
        <source>The kind of a product cannot be changed; add another one.</source>
        <translation>商品类型不能修改，请另建一个商品。</translation>
    </message>
    <message>
        <source>Leave it empty to keep the present text.</source>
        <translation>留空则保留当前文本。</translation>
    </message>
    <message>
        <source>Line %1: the quantity is a whole number from 2 on.</source>
        <translation>第 %1 行：数量须为不小于 2 的整数。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>The SKU is missing.</source>
        <translation>请填写商品编号。</translation>
    </message>
    <message>
        <source>The price is missing.</source>
        <translation>请填写价格。</translation>
    </message>
    <message>
        <source>The text that buyers get is missing.</source>
        <translation>请填写发给买家的文本。</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>正在保存。</translation>
    </message>
    <message>
        <source>The smallest quantity is larger than the largest one.</source>
        <translation>最小数量大于最大数量。</translation>
    </message>
    <message>
        <source>There is no wholesale price.</source>
        <translation>没有批发价。</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>&amp;Add product…</source>
        <translation>添加商品(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import keys…</source>
        <translation>导入卡密(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Undo last import</source>
        <translation>撤销上次导入(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>删除(&amp;R)…</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>No product yet. Add what you sell, then import its card keys.</source>
        <translation>还没有商品。先添加要卖的商品，再导入它的卡密。</translation>
    </message>
    <message>
        <source>Add the first product…</source>
        <translation>添加第一个商品…</translation>
    </message>
    <message>
        <source>Choose a product first.</source>
        <translation>请先选择商品。</translation>
    </message>
    <message>
        <source>This product is one text for every buyer; it has no keys.</source>
        <translation>该商品对所有买家发同一段文本，没有卡密。</translation>
    </message>
    <message>
        <source>Nothing was imported here since the program was started.</source>
        <translation>程序启动以来还没有导入过卡密。</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>已添加「%1」。</translation>
    </message>
    <message>
        <source>%1 was added. Now import its keys.</source>
        <translation>已添加「%1」。接下来请导入卡密。</translation>
    </message>
    <message>
        <source>Import keys…</source>
        <translation>导入卡密…</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>已保存「%1」。</translation>
    </message>
    <message numerus="yes">
        <source>%1 is no longer sold, and %n key(s) in stock with it. What was sold keeps its history.</source>
        <translation>
            <numerusform>「%1」及其 %n 个在库卡密将不再出售，已售订单的记录会保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no longer sold. What was sold keeps its history.</source>
        <translation>「%1」将不再出售，已售订单的记录会保留。</translation>
    </message>
    <message>
        <source>Remove a product</source>
        <translation>删除商品</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 已删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个卡密。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) removed again.</source>
        <translation>
            <numerusform>已撤销 %n 个卡密。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are sold or reserved and stay.</source>
        <translation>
            <numerusform>%n 个已售出或已预留，予以保留。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuarantineBar</name>
    <message>
        <source>Quarantine: nothing is sold or delivered. %1</source>
        <translation>隔离中：不售卖、不发货。%1</translation>
    </message>
    <message>
        <source>&amp;Release…</source>
        <translation>解除隔离(&amp;R)…</translation>
    </message>
    <message>
        <source>Release from quarantine</source>
        <translation>解除隔离</translation>
    </message>
    <message>
        <source>From now on this shop sells and delivers. Release it only if no other copy of it is running: two copies would sell the same keys twice. Orders that were paid meanwhile are delivered at once.</source>
        <translation>解除后本店恢复售卖和发货。请确认没有另一份副本在运行：两份副本会把同一张卡密卖两次。期间已付款的订单会立即发货。</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>解除</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resend</source>
        <translation>补发(&amp;R)</translation>
    </message>
    <message>
        <source>Resend all &amp;failed</source>
        <translation>补发全部失败(&amp;F)</translation>
    </message>
    <message>
        <source>Resend what failed si&amp;nce</source>
        <translation>补发此后失败的(&amp;N)</translation>
    </message>
    <message>
        <source>Failed since</source>
        <translation>失败起始时间</translation>
    </message>
    <message>
        <source>Jobs of the retry queue</source>
        <translation>重试队列的任务</translation>
    </message>
    <message>
        <source>&amp;Lanes: one for each kind of call and endpoint</source>
        <translation>通路（每种调用和每个对端各一条）(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>恢复(&amp;U)</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>通路</translation>
    </message>
    <message>
        <source>What is not finished</source>
        <translation>未完成的</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing waits here. What fails or is not due yet appears by itself.</source>
        <translation>没有等待的任务。失败的、还没到时间的任务会自动出现在这里。</translation>
    </message>
    <message>
        <source>Lanes appear with the first call to a provider or a channel.</source>
        <translation>第一次调用支付通道或发货渠道后，通路会出现在这里。</translation>
    </message>
    <message>
        <source>Select the jobs first.</source>
        <translation>请先选中任务。</translation>
    </message>
    <message>
        <source>A call in flight, or one that is in doubt, cannot be sent again now.</source>
        <translation>正在发送或结果不明的任务，现在不能补发。</translation>
    </message>
    <message>
        <source>Select the lanes first.</source>
        <translation>请先选中通路。</translation>
    </message>
    <message>
        <source>There is no lane yet.</source>
        <translation>还没有通路。</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n job(s) again…</source>
        <translation>
            <numerusform>正在补发 %n 个任务…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were sent again.</source>
        <translation>
            <numerusform>已补发 %n 个任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending what failed again…</source>
        <translation>正在补发失败的任务…</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>没有失败的任务。</translation>
    </message>
    <message>
        <source>Paused: nothing goes out there until you resume it.</source>
        <translation>已暂停：恢复之前，这里不会发送任何请求。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Resumed: what is due goes out now.</source>
        <translation>已恢复：到期的任务现在就发送。</translation>
    </message>
</context>
<context>
    <name>QueueStrip</name>
    <message>
        <source>What the queue does next</source>
        <translation>队列接下来要做的</translation>
    </message>
    <message>
        <source>Open the retry queue</source>
        <translation>打开重试队列</translation>
    </message>
    <message>
        <source>Nothing waits: no call failed and none is due.</source>
        <translation>没有等待的任务：没有失败，也没有到点的。</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>With this code and the recovery file, your keys and secrets can be opened when passphrase and keychain are lost. It is shown this once and kept nowhere.</source>
        <translation>口令和钥匙串都丢失时，可用此恢复码和恢复文件打开卡密和密钥。恢复码只显示这一次，不会保存。</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>I &amp;wrote the code down or printed it</source>
        <translation>我已抄下或打印恢复码(&amp;W)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The recovery file is %1. Keep it away from this computer, and the code away from the file: both together open everything.</source>
        <translation>恢复文件是 %1。请存放到别的地方，并与恢复码分开保管：两者合在一起可以打开全部数据。</translation>
    </message>
    <message>
        <source>First say that you have kept the code; it is not shown again.</source>
        <translation>请先确认已保存恢复码；它不会再显示。</translation>
    </message>
    <message>
        <source>NeverDrop: recovery code</source>
        <translation>NeverDrop：恢复码</translation>
    </message>
</context>
<context>
    <name>RefundDialog</name>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>A &amp;part:</source>
        <translation>部分退款(&amp;P)：</translation>
    </message>
    <message>
        <source>Amount to refund</source>
        <translation>退款金额</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>原因(&amp;R)：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The money of order %1 (%2) goes back to the buyer through %3.</source>
        <translation>订单 %1（%2）的钱将通过 %3 退给买家。</translation>
    </message>
    <message>
        <source>&amp;All that is left: %1</source>
        <translation>全部可退金额(&amp;A)：%1</translation>
    </message>
    <message>
        <source>All of it was refunded already.</source>
        <translation>已全部退款。</translation>
    </message>
    <message>
        <source>Write an amount such as %1.</source>
        <translation>请填写金额，例如 %1。</translation>
    </message>
    <message>
        <source>At most %1 can be refunded.</source>
        <translation>最多可退 %1。</translation>
    </message>
    <message>
        <source>A full refund makes the order&apos;s keys void: they are never sold again.</source>
        <translation>全额退款后，此订单的卡密作废，不会再次出售。</translation>
    </message>
    <message>
        <source>After a part the order stays as it is, and so do its keys.</source>
        <translation>部分退款后，订单和卡密保持不变。</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Replace a key</source>
        <translation>换卡密</translation>
    </message>
    <message>
        <source>&amp;Which key:</source>
        <translation>第几个卡密(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>原因(&amp;R)：</translation>
    </message>
    <message>
        <source>what the buyer said of it</source>
        <translation>买家怎么说</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Replace and deliver</source>
        <translation>替换并发货</translation>
    </message>
    <message numerus="yes">
        <source>Order %1 has %n key(s). The dead one becomes void and counts as a loss; a new one from the stock is delivered with the others.</source>
        <translation>
            <numerusform>订单 %1 有 %n 个卡密。坏的作废并计为损失，从库存取一个新的一起发货。</numerusform>
        </translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>请填写原因。</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>The backup takes the place of everything that is there now. The present database is kept under another name. Keys that were sold after the backup come back as sold. Afterwards the shop is in quarantine: it asks about payments, but sells and delivers nothing until you release it.</source>
        <translation>备份将取代现有的全部数据，现有数据库会改名保留。备份之后售出的卡密仍记为已售。恢复后店铺处于隔离状态：照常查单，但在你解除之前不售卖、不发货。</translation>
    </message>
    <message>
        <source>&amp;Backup:</source>
        <translation>备份(&amp;B)：</translation>
    </message>
    <message>
        <source>Br&amp;owse…</source>
        <translation>浏览(&amp;O)…</translation>
    </message>
    <message>
        <source>It opens with the &amp;keychain of this computer</source>
        <translation>用本机的钥匙串打开(&amp;K)</translation>
    </message>
    <message>
        <source>It opens with a &amp;passphrase:</source>
        <translation>用口令打开(&amp;P)：</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>备份的口令</translation>
    </message>
    <message>
        <source>It opens with the recovery &amp;code:</source>
        <translation>用恢复码打开(&amp;C)：</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>I have &amp;understood: the present state is replaced</source>
        <translation>我已了解：现有数据将被取代(&amp;U)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Backups (*.ndbk);;All files (*)</source>
        <translation>备份 (*.ndbk);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose the file of a backup.</source>
        <translation>请选择备份文件。</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>请输入口令。</translation>
    </message>
    <message>
        <source>Type the recovery code.</source>
        <translation>请输入恢复码。</translation>
    </message>
    <message>
        <source>Say that you have understood what a restore does.</source>
        <translation>请先确认已了解恢复的后果。</translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>Signing secret</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>Give this secret to the receiver now: it checks our signature with it. It is not shown again.</source>
        <translation>请现在就把这个密钥交给接收方，用来校验我们的签名。它不会再次显示。</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>密钥(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>SecurityPanel</name>
    <message>
        <source>Vault</source>
        <translation>保险库</translation>
    </message>
    <message>
        <source>Card keys and secrets are stored encrypted. Only the vault&apos;s key opens them.</source>
        <translation>卡密和密钥都加密保存，只有保险库的密钥能打开。</translation>
    </message>
    <message>
        <source>&amp;Export recovery file…</source>
        <translation>导出恢复文件(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Rotate the data key…</source>
        <translation>轮换数据密钥(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>立即锁定(&amp;L)</translation>
    </message>
    <message>
        <source>Keys and secrets are being sealed anew; orders go on meanwhile.</source>
        <translation>正在重新加密卡密和密钥，订单照常进行。</translation>
    </message>
    <message>
        <source>Key rotation</source>
        <translation>密钥轮换</translation>
    </message>
    <message>
        <source>API tokens</source>
        <translation>API 令牌</translation>
    </message>
    <message>
        <source>A shop shows its token with every call. The default token sees all orders, any other only those created with it.</source>
        <translation>店铺每次调用都要出示令牌。default 令牌可见全部订单，其他令牌只可见用它创建的订单。</translation>
    </message>
    <message>
        <source>&amp;Token name:</source>
        <translation>令牌名称(&amp;T)：</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>Rene&amp;w…</source>
        <translation>更换(&amp;W)…</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>删除(&amp;M)…</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Reveal the token</source>
        <translation>显示令牌</translation>
    </message>
    <message>
        <source>Copy the token</source>
        <translation>复制令牌</translation>
    </message>
    <message>
        <source>Locked: keys, exports and settings ask who you are.</source>
        <translation>已锁定：查看卡密、导出和修改设置前需要验证身份。</translation>
    </message>
    <message>
        <source>The vault opens with the system keychain, or with the passphrase.</source>
        <translation>保险库可用系统钥匙串或口令打开。</translation>
    </message>
    <message>
        <source>The vault opens with the passphrase.</source>
        <translation>保险库用口令打开。</translation>
    </message>
    <message>
        <source>The vault opens with the system keychain of this computer.</source>
        <translation>保险库用本机的系统钥匙串打开。</translation>
    </message>
    <message>
        <source>There is a recovery code. Exporting again makes a new one.</source>
        <translation>已有恢复码。再次导出会生成新的恢复码。</translation>
    </message>
    <message>
        <source>There is no recovery file. If the passphrase is forgotten, everything in the vault is lost.</source>
        <translation>还没有恢复文件。一旦忘记口令，保险库里的内容将全部丢失。</translation>
    </message>
    <message>
        <source>There is no recovery file. Without one, backups open on this computer only.</source>
        <translation>还没有恢复文件。没有它，备份只能在本机打开。</translation>
    </message>
    <message>
        <source>Change &amp;passphrase…</source>
        <translation>修改口令(&amp;P)…</translation>
    </message>
    <message>
        <source>Set a &amp;passphrase…</source>
        <translation>设置口令(&amp;P)…</translation>
    </message>
    <message>
        <source>The key is being rotated.</source>
        <translation>正在轮换密钥。</translation>
    </message>
    <message>
        <source>The new passphrase opens the vault from now on.</source>
        <translation>今后用新口令打开保险库。</translation>
    </message>
    <message>
        <source>Rotate the data key</source>
        <translation>轮换数据密钥</translation>
    </message>
    <message>
        <source>Every key and secret is sealed anew under a fresh key. Orders go on meanwhile; with many keys this takes minutes. If the program ends in between, it goes on at the next rotation.</source>
        <translation>所有卡密和密钥会用新的数据密钥重新加密。期间订单照常进行；卡密多时需要几分钟。中途退出的话，下次轮换会接着做。</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>轮换</translation>
    </message>
    <message>
        <source>Everything is sealed under the new key.</source>
        <translation>已全部用新密钥重新加密。</translation>
    </message>
    <message>
        <source>The default token is always there; type another name.</source>
        <translation>default 令牌始终存在，请输入别的名称。</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API 令牌</translation>
    </message>
    <message>
        <source>Whoever uses the token “%1” now is refused from this moment on.</source>
        <translation>正在使用令牌“%1”的程序将立即被拒绝。</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The token “%1” is removed.</source>
        <translation>令牌“%1”已删除。</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>This is the default.</source>
        <translation>已是默认值。</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>恢复默认值：%1</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Default of %1</source>
        <translation>%1 的默认值</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>浏览：%1</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Search the settings (Ctrl+F)</source>
        <translation>搜索设置 (Ctrl+F)</translation>
    </message>
    <message>
        <source>No setting has this text in its name or explanation. Clear the search to see all of them.</source>
        <translation>没有名称或说明包含这段文字的设置。清空搜索可查看全部。</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>还原(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>Start with the session, in the tray</source>
        <translation>登录时自动启动到托盘</translation>
    </message>
    <message>
        <source>Closing the window keeps NeverDrop in the tray</source>
        <translation>关闭窗口后留在托盘继续运行</translation>
    </message>
    <message>
        <source>Notify: an order was paid</source>
        <translation>通知：订单已付款</translation>
    </message>
    <message>
        <source>Notify: an order was delivered</source>
        <translation>通知：订单已发货</translation>
    </message>
    <message>
        <source>Notify: an order needs me</source>
        <translation>通知：订单需要处理</translation>
    </message>
    <message>
        <source>Notify: stock is low</source>
        <translation>通知：库存不足</translation>
    </message>
    <message>
        <source>Notify: a provider or channel fails</source>
        <translation>通知：支付平台或渠道故障</translation>
    </message>
    <message>
        <source>Se&amp;curity</source>
        <translation>安全(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>备份(&amp;B)</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>正在保存。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Saves what was changed (Ctrl+S)</source>
        <translation>保存改动 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Back to what is saved</source>
        <translation>恢复为已保存的值</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved yet</source>
        <translation>
            <numerusform>%n 处改动未保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved yet; one cannot be what it is</source>
        <translation>
            <numerusform>%n 处改动未保存，其中有的值不正确</numerusform>
        </translation>
    </message>
    <message>
        <source>The desktop could not be told to start NeverDrop.</source>
        <translation>无法设置登录时自动启动。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were refused and are marked; the others are saved.</source>
        <translation>
            <numerusform>%n 个值未被接受，已标出；其余已保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings are saved and in effect.</source>
        <translation>设置已保存并生效。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>The settings are as they were before.</source>
        <translation>设置已恢复原样。</translation>
    </message>
</context>
<context>
    <name>SetupDelivery</name>
    <message>
        <source>Onto this &amp;screen: I hand them over myself</source>
        <translation>显示在本机屏幕，由我转交(&amp;S)</translation>
    </message>
    <message>
        <source>To my s&amp;hop, by a signed webhook</source>
        <translation>用带签名的 Webhook 发到我的店铺(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>地址(&amp;A)：</translation>
    </message>
    <message>
        <source>https://shop.example/neverdrop</source>
        <translation>https://shop.example/neverdrop</translation>
    </message>
    <message>
        <source>S&amp;ecret, shown this once:</source>
        <translation>密钥，只显示这一次(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Where keys go</source>
        <translation>卡密发到哪里</translation>
    </message>
    <message>
        <source>How a buyer gets the keys of a paid order.</source>
        <translation>订单付款后，买家怎样拿到卡密。</translation>
    </message>
</context>
<context>
    <name>SetupDrill</name>
    <message>
        <source>&amp;Run the drill</source>
        <translation>开始演练(&amp;R)</translation>
    </message>
    <message>
        <source>See it work</source>
        <translation>演练一次</translation>
    </message>
    <message>
        <source>One order through the built-in sandbox, without money. It can be repeated at any time.</source>
        <translation>用内置沙盒走一单，不花钱，可随时重复。</translation>
    </message>
    <message>
        <source>It works: the order was paid and delivered.</source>
        <translation>运行正常：订单已付款并发货。</translation>
    </message>
    <message>
        <source>It works: the paid order was found and delivered, although nobody called back.</source>
        <translation>运行正常：虽然没有收到回调，已付款的订单仍被查到并发货。</translation>
    </message>
    <message>
        <source>Drill product, keys and sandbox are ready</source>
        <translation>演练商品、卡密和沙盒已就绪</translation>
    </message>
    <message>
        <source>Order created, keys reserved</source>
        <translation>订单已创建，卡密已预留</translation>
    </message>
    <message>
        <source>The buyer paid</source>
        <translation>买家已付款</translation>
    </message>
    <message>
        <source>The callback arrived and was checked</source>
        <translation>收到回调并已核验</translation>
    </message>
    <message>
        <source>Callback lost on purpose: the payment is found by asking</source>
        <translation>故意丢掉回调：靠主动查单发现付款</translation>
    </message>
    <message>
        <source>Keys delivered, exactly once</source>
        <translation>卡密已发货，且只发一次</translation>
    </message>
    <message>
        <source>The drill is running.</source>
        <translation>演练进行中。</translation>
    </message>
</context>
<context>
    <name>SetupKeys</name>
    <message>
        <source>Card keys, one a line</source>
        <translation>卡密，每行一张</translation>
    </message>
    <message>
        <source>Paste the keys here, or drop a text file.</source>
        <translation>在这里粘贴卡密，或拖入文本文件。</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>从文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Its card keys</source>
        <translation>导入卡密</translation>
    </message>
    <message>
        <source>One key a line. Keys that are known already are skipped. Leave it empty to import later.</source>
        <translation>每行一张卡密，已有的会跳过。留空可以以后再导入。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n 张卡密</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file of keys</source>
        <translation>选择卡密文件</translation>
    </message>
    <message>
        <source>Text files (*.txt *.csv);;All files (*)</source>
        <translation>文本文件 (*.txt *.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>This file is large; import it on the page Products &amp; keys, with progress and preview.</source>
        <translation>文件较大，请在“商品与卡密”页导入，那里有进度和预览。</translation>
    </message>
    <message>
        <source>%1 is not readable text.</source>
        <translation>%1 不是可读的文本。</translation>
    </message>
    <message>
        <source>%1 imported, %2 were known already</source>
        <translation>导入 %1 张，%2 张已存在</translation>
    </message>
</context>
<context>
    <name>SetupLanguage</name>
    <message>
        <source>In a few steps: protect your keys, add a product with its keys, connect a payment provider, and see one order go through. Every step can be skipped and done later.</source>
        <translation>只需几步：保护卡密、添加商品和卡密、接入支付平台、看一单走完全程。每一步都可以跳过，以后再做。</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Welcome to NeverDrop</source>
        <translation>欢迎使用 NeverDrop 不掉单</translation>
    </message>
    <message>
        <source>Every paid order reaches its buyer exactly once, or a person is asked.</source>
        <translation>每一笔已付款的订单都恰好送达买家一次，否则交由人工处理。</translation>
    </message>
</context>
<context>
    <name>SetupPayment</name>
    <message>
        <source>&amp;Provider:</source>
        <translation>支付平台(&amp;P)：</translation>
    </message>
    <message>
        <source>The sandbox is built in and moves no money. Only products that are marked as drills can be paid through it.</source>
        <translation>沙盒是内置的，不涉及资金。只有标为演练的商品才能用它付款。</translation>
    </message>
    <message>
        <source>How buyers pay</source>
        <translation>买家怎么付款</translation>
    </message>
    <message>
        <source>Your account at a payment provider. Choose “Later” to skip it.</source>
        <translation>填写你的支付平台账号。选“以后再说”可跳过。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
</context>
<context>
    <name>SetupProduct</name>
    <message>
        <source>N&amp;ame:</source>
        <translation>名称(&amp;A)：</translation>
    </message>
    <message>
        <source>What the buyer reads, such as: Game points, 100</source>
        <translation>买家看到的名称，如：游戏点卡 100 点</translation>
    </message>
    <message>
        <source>&amp;Short name (SKU):</source>
        <translation>商品编码 SKU(&amp;S)：</translation>
    </message>
    <message>
        <source>What your shop calls it, such as: points-100</source>
        <translation>店铺里的编码，如：points-100</translation>
    </message>
    <message>
        <source>&amp;Price in CNY:</source>
        <translation>价格（人民币）(&amp;P)：</translation>
    </message>
    <message>
        <source>9.90</source>
        <translation>9.90</translation>
    </message>
    <message>
        <source>Your first product</source>
        <translation>第一个商品</translation>
    </message>
    <message>
        <source>Leave it empty to add products later.</source>
        <translation>留空可以以后再添加。</translation>
    </message>
</context>
<context>
    <name>SetupRecovery</name>
    <message>
        <source>The recovery file is sealed under a code that is shown once. Print the code or write it down, and keep it away from the file. It can also be made later, under Settings, Security.</source>
        <translation>恢复文件用一个只显示一次的恢复码加密。请打印或抄下恢复码，并与文件分开保管。以后也可以在“设置 → 安全”里制作。</translation>
    </message>
    <message>
        <source>&amp;Save a recovery file…</source>
        <translation>保存恢复文件(&amp;S)…</translation>
    </message>
    <message>
        <source>A way back</source>
        <translation>留一条退路</translation>
    </message>
    <message>
        <source>If this computer or the passphrase is lost, only a recovery file opens your backups.</source>
        <translation>电脑损坏或口令丢失时，只有恢复文件能打开备份。</translation>
    </message>
    <message>
        <source>The recovery file is saved.</source>
        <translation>恢复文件已保存。</translation>
    </message>
</context>
<context>
    <name>SetupVault</name>
    <message>
        <source>The &amp;keychain of this computer (recommended)</source>
        <translation>本机的系统钥匙串（推荐）(&amp;K)</translation>
    </message>
    <message>
        <source>Nothing to type: whoever is logged in as you can use the shop. Make a recovery file on the next page, so that backups open elsewhere.</source>
        <translation>无需输入：登录了你的系统账户就能使用。请在下一页制作恢复文件，以便备份能在别的电脑打开。</translation>
    </message>
    <message>
        <source>A &amp;passphrase that I type at every start</source>
        <translation>每次启动时输入的口令(&amp;P)</translation>
    </message>
    <message>
        <source>Safer on a shared computer. After a restart nothing is delivered until it is typed. If it is forgotten, only a recovery file helps.</source>
        <translation>多人共用的电脑上更安全。重启后要先输入口令才会发货。忘记口令只能靠恢复文件。</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase:</source>
        <translation>口令(&amp;S)：</translation>
    </message>
    <message>
        <source>Once &amp;more:</source>
        <translation>再输一次(&amp;M)：</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Protect your keys</source>
        <translation>保护卡密</translation>
    </message>
    <message>
        <source>Card keys and secrets are stored encrypted. What opens them?</source>
        <translation>卡密和密钥都加密保存。用什么来打开？</translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Type a passphrase of at least 8 characters; four random words are good.</source>
        <translation>请输入至少 8 个字符的口令，四个随机词就很好。</translation>
    </message>
    <message>
        <source>The two passphrases differ; type the same one twice.</source>
        <translation>两次输入的口令不一致，请重新输入。</translation>
    </message>
</context>
<context>
    <name>SetupWizard</name>
    <message>
        <source>Skip the rest</source>
        <translation>跳过其余步骤</translation>
    </message>
    <message>
        <source>NeverDrop: first start</source>
        <translation>NeverDrop：首次启动</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>完成(&amp;F)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Read the page again</source>
        <translation>重新读取本页</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>作用</translation>
    </message>
</context>
<context>
    <name>SignatureDoctorDialog</name>
    <message>
        <source>&amp;Callback, as the provider&apos;s console or the web server&apos;s log shows it (address, query or form)</source>
        <translation>回调内容(&amp;C)：从支付平台后台或服务器日志里复制（网址、查询串或表单都可以）</translation>
    </message>
    <message>
        <source>&amp;Examine</source>
        <translation>诊断(&amp;E)</translation>
    </message>
    <message>
        <source>Take the &amp;last refused one</source>
        <translation>取最近一次被拒的回调(&amp;L)</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题所在</translation>
    </message>
    <message>
        <source>&amp;What was signed (****** stands for the key)</source>
        <translation>待签名的文本（****** 代表密钥）(&amp;W)</translation>
    </message>
    <message>
        <source>Signature doctor: %1</source>
        <translation>签名诊断：%1</translation>
    </message>
    <message>
        <source>Paste a callback first.</source>
        <translation>请先粘贴回调内容。</translation>
    </message>
    <message>
        <source>No callback of %1 was refused.</source>
        <translation>%1 没有被拒绝的回调。</translation>
    </message>
    <message>
        <source>This callback is genuine: signature, merchant number and parameters are right.</source>
        <translation>这个回调是真的：签名、商户号和参数都正确。</translation>
    </message>
    <message>
        <source>This callback is refused, for these reasons:</source>
        <translation>这个回调会被拒绝，原因如下：</translation>
    </message>
    <message>
        <source>The signature is equal to the expected one (%1…).</source>
        <translation>签名与预期一致（%1…）。</translation>
    </message>
    <message>
        <source>The signature that came (%1…) does not fit this text.</source>
        <translation>收到的签名（%1…）与这段文本不符。</translation>
    </message>
    <message>
        <source>The signature is different: it begins with %1…, expected is %2….</source>
        <translation>签名不一致：收到的以 %1… 开头，应为 %2…。</translation>
    </message>
</context>
<context>
    <name>TracePage</name>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Order number, contact or provider&apos;s number</source>
        <translation>订单号、联系方式或平台单号</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Kind of call</source>
        <translation>调用类型</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Attempts, newest first</source>
        <translation>调用记录，最新的在前</translation>
    </message>
    <message>
        <source>Request and response</source>
        <translation>请求与响应</translation>
    </message>
    <message>
        <source>In: from the provider</source>
        <translation>收到：来自支付平台</translation>
    </message>
    <message>
        <source>Out: to the provider or shop</source>
        <translation>发出：到支付平台或店铺</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was left.</source>
        <translation>导出已取消，没有留下文件。</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>收发都看</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Every outcome</source>
        <translation>所有结果</translation>
    </message>
    <message>
        <source>No attempt fits. Every call to a provider or shop, and every callback, appears here.</source>
        <translation>没有符合的记录。每一次对支付平台或店铺的调用、每一个回调，都会记在这里。</translation>
    </message>
    <message>
        <source>There is no order with this number.</source>
        <translation>没有这个编号的订单。</translation>
    </message>
    <message>
        <source>Select an attempt to see its request and response.</source>
        <translation>选中一条记录，查看请求与响应。</translation>
    </message>
    <message>
        <source>Verifying every entry of the log…</source>
        <translation>正在逐条校验日志…</translation>
    </message>
    <message numerus="yes">
        <source>The log is complete and unaltered: %n entries.</source>
        <translation>
            <numerusform>日志完整，未被改动：共 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>The log was altered or cut off: entry %1 is the first that does not fit.</source>
        <translation>日志被改动或截断：从第 %1 条开始对不上。</translation>
    </message>
    <message>
        <source>Export the attempt log</source>
        <translation>导出调用日志</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message numerus="yes">
        <source>%n entries written…</source>
        <translation>
            <numerusform>已写入 %n 条…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries were written to %1.</source>
        <translation>
            <numerusform>已将 %n 条写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>&amp;Open NeverDrop</source>
        <translation>打开不掉单(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Resume the queue</source>
        <translation>恢复队列(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause the queue</source>
        <translation>暂停队列(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;New order</source>
        <translation>新建订单(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>一切正常</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) need you</source>
        <translation>
            <numerusform>%n 笔订单需要处理</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation>队列已暂停</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>正在处理</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Unlock NeverDrop</source>
        <translation>解锁 NeverDrop</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>口令(&amp;P)：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>解锁(&amp;U)</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>请输入口令。</translation>
    </message>
    <message>
        <source>It is being checked.</source>
        <translation>正在核对。</translation>
    </message>
</context>
<context>
    <name>adapters</name>
    <message>
        <source>The provider&apos;s address, https://…/</source>
        <translation>支付接口地址，https://…/</translation>
    </message>
    <message>
        <source>system, none, http://host:port or socks5h://host:port; empty: the setting http.proxy</source>
        <translation>system、none、http://主机:端口 或 socks5h://主机:端口；留空则用设置项 http.proxy</translation>
    </message>
    <message>
        <source>May the address lie in a private network?</source>
        <translation>地址可以在内网里吗？</translation>
    </message>
    <message>
        <source>Allow http without encryption to a private address</source>
        <translation>允许对内网地址使用不加密的 http</translation>
    </message>
    <message>
        <source>Merchant number (pid)</source>
        <translation>商户号（pid）</translation>
    </message>
    <message>
        <source>Payment methods, comma between them; the first is the default</source>
        <translation>支付方式，用逗号分隔；第一个为默认</translation>
    </message>
    <message>
        <source>Merchant key (MD5)</source>
        <translation>商户密钥（MD5）</translation>
    </message>
    <message>
        <source>Ask the provider before a callback delivers anything</source>
        <translation>收到回调后先主动查单，确认后再发货</translation>
    </message>
    <message>
        <source>Merchant private key (PEM or base64)</source>
        <translation>商户私钥（PEM 或 base64）</translation>
    </message>
    <message>
        <source>The platform&apos;s public key (PEM or base64)</source>
        <translation>平台公钥（PEM 或 base64）</translation>
    </message>
    <message>
        <source>Address of your receiver: https, or http on this computer</source>
        <translation>接收端地址：https，或本机的 http</translation>
    </message>
    <message>
        <source>Signing secret (whsec_…); made and shown once if left out</source>
        <translation>签名密钥（whsec_…）；不填则自动生成，只显示一次</translation>
    </message>
    <message>
        <source>system, none, http://… or socks5h://…; empty: the program&apos;s setting</source>
        <translation>system、none、http://… 或 socks5h://…；留空则用程序设置</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>The passphrase file %1 cannot be read: %2.</source>
        <translation>无法读取口令文件 %1：%2。</translation>
    </message>
    <message>
        <source>The first line of %1 is empty; it must hold the passphrase.</source>
        <translation>%1 的第一行是空的；那里应当是口令。</translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation>--%1 写了两次。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>Name either %1 or %2.</source>
        <translation>请在 %1 和 %2 中任选其一。</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>没有“%1”这个命令。</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>缺少命令。</translation>
    </message>
    <message>
        <source>After &quot;%1&quot; a word is missing.</source>
        <translation>“%1”后面还缺一个词。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not expected.</source>
        <translation>“%1”多余，这里不需要。</translation>
    </message>
    <message>
        <source>Creates folder, database and vault.</source>
        <translation>创建数据文件夹、数据库和保险库。</translation>
    </message>
    <message>
        <source>Shows settings.</source>
        <translation>查看设置。</translation>
    </message>
    <message>
        <source>one setting; all unless named</source>
        <translation>某一项设置；不写则全部列出</translation>
    </message>
    <message>
        <source>Changes a setting; takes effect at once.</source>
        <translation>修改设置，立即生效。</translation>
    </message>
    <message>
        <source>the setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>its new value</source>
        <translation>新的值</translation>
    </message>
    <message>
        <source>the program&apos;s folder, else NEVERDROP_DATA_DIR, else the usual place</source>
        <translation>数据文件夹；不写则取 NEVERDROP_DATA_DIR，再不然用系统默认位置</translation>
    </message>
    <message>
        <source>file whose first line opens the vault, else NEVERDROP_PASSPHRASE, else the system keychain</source>
        <translation>口令文件，用第一行打开保险库；不写则取 NEVERDROP_PASSPHRASE，再不然用系统钥匙串</translation>
    </message>
    <message>
        <source>exactly one JSON document on standard output</source>
        <translation>标准输出只给一份 JSON</translation>
    </message>
    <message>
        <source>how much to say on standard error</source>
        <translation>标准错误输出的详细程度</translation>
    </message>
    <message>
        <source>show this and end</source>
        <translation>显示本帮助并退出</translation>
    </message>
    <message>
        <source>show the version and end</source>
        <translation>显示版本并退出</translation>
    </message>
    <message>
        <source>the product&apos;s stock keeping unit</source>
        <translation>商品编码（SKU）</translation>
    </message>
    <message>
        <source>file to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>whether it is in use</source>
        <translation>是否启用</translation>
    </message>
    <message>
        <source>what stands between two keys: one key a line, or a blank line</source>
        <translation>卡密之间的分隔：line 每行一条，blank-line 以空行分隔</translation>
    </message>
    <message>
        <source>one of those that `types` lists</source>
        <translation>`types` 列出的类型之一</translation>
    </message>
    <message>
        <source>a field; name=@FILE reads it from a file, name=@@… stands for a text that begins with @</source>
        <translation>普通字段；name=@FILE 从文件读取，name=@@… 表示以 @ 开头的文字</translation>
    </message>
    <message>
        <source>a secret field: name=@FILE, name=- (standard input) or name=env:VARIABLE</source>
        <translation>保密字段：name=@FILE、name=-（标准输入）或 name=env:变量名</translation>
    </message>
    <message>
        <source>what buyers see</source>
        <translation>买家看到的商品名</translation>
    </message>
    <message>
        <source>unit price, a decimal number</source>
        <translation>单价，小数</translation>
    </message>
    <message>
        <source>ISO 4217 code</source>
        <translation>ISO 4217 货币代码</translation>
    </message>
    <message>
        <source>keys: each sold once; text: the same text for all; loop: each key sold --quota times</source>
        <translation>keys：每条卡密卖一次；text：所有买家同一段文字；loop：每条卡密可卖 --quota 次</translation>
    </message>
    <message>
        <source>the text of a text product, UTF-8</source>
        <translation>固定文本商品的文字，UTF-8</translation>
    </message>
    <message>
        <source>how often a loop product sells each key</source>
        <translation>循环卡密每条可卖几次</translation>
    </message>
    <message>
        <source>from this quantity on, this unit price</source>
        <translation>从这个数量起，按此单价</translation>
    </message>
    <message>
        <source>fewest in one order</source>
        <translation>单笔最少购买数量</translation>
    </message>
    <message>
        <source>most in one order</source>
        <translation>单笔最多购买数量</translation>
    </message>
    <message>
        <source>warn when fewer keys are left</source>
        <translation>剩余卡密少于此数时提醒</translation>
    </message>
    <message>
        <source>can only be paid through the sandbox provider</source>
        <translation>演练商品，只能用沙箱支付</translation>
    </message>
    <message>
        <source>which keys; available unless named</source>
        <translation>哪种卡密；不写则为 available（可售）</translation>
    </message>
    <message>
        <source>how the file is written</source>
        <translation>文件编码</translation>
    </message>
    <message>
        <source>Adds a product.</source>
        <translation>添加商品。</translation>
    </message>
    <message>
        <source>Lists the products.</source>
        <translation>列出商品。</translation>
    </message>
    <message>
        <source>Changes a product.</source>
        <translation>修改商品。</translation>
    </message>
    <message>
        <source>Removes a product.</source>
        <translation>移除商品。</translation>
    </message>
    <message>
        <source>Takes card keys into stock. Run again after an interruption, it continues.</source>
        <translation>导入卡密。中断后再执行同一命令即可接着导入。</translation>
    </message>
    <message>
        <source>file with the keys, - for standard input</source>
        <translation>卡密文件，- 表示标准输入</translation>
    </message>
    <message>
        <source>only count, change nothing</source>
        <translation>只统计，不写入</translation>
    </message>
    <message>
        <source>Counts the keys of each product.</source>
        <translation>统计各商品的卡密库存。</translation>
    </message>
    <message>
        <source>Writes keys to a file that can be imported again.</source>
        <translation>把卡密导出到文件，可再次导入。</translation>
    </message>
    <message>
        <source>Takes bad keys out of stock.</source>
        <translation>把坏卡作废，移出库存。</translation>
    </message>
    <message>
        <source>Removes the keys of an import that are still available.</source>
        <translation>撤回某次导入中还没卖出的卡密。</translation>
    </message>
    <message>
        <source>number of the import</source>
        <translation>导入批次号</translation>
    </message>
    <message>
        <source>name of the account</source>
        <translation>账户名称</translation>
    </message>
    <message>
        <source>name of the channel</source>
        <translation>渠道名称</translation>
    </message>
    <message>
        <source>Lists the payment adapters and the fields each needs.</source>
        <translation>列出支付接口类型及各自所需字段。</translation>
    </message>
    <message>
        <source>Adds a payment account.</source>
        <translation>添加支付账户。</translation>
    </message>
    <message>
        <source>Changes a payment account.</source>
        <translation>修改支付账户。</translation>
    </message>
    <message>
        <source>Lists the payment accounts.</source>
        <translation>列出支付账户。</translation>
    </message>
    <message>
        <source>Asks the provider whether the account works.</source>
        <translation>向支付接口查询，检查账户是否可用。</translation>
    </message>
    <message>
        <source>Removes a payment account.</source>
        <translation>移除支付账户。</translation>
    </message>
    <message>
        <source>Lists the kinds of channels and the fields each needs.</source>
        <translation>列出渠道类型及各自所需字段。</translation>
    </message>
    <message>
        <source>Adds a delivery or alert channel.</source>
        <translation>添加发货渠道或告警渠道。</translation>
    </message>
    <message>
        <source>Changes a channel.</source>
        <translation>修改渠道。</translation>
    </message>
    <message>
        <source>Lists the channels.</source>
        <translation>列出渠道。</translation>
    </message>
    <message>
        <source>Sends a test message.</source>
        <translation>发送一条测试消息。</translation>
    </message>
    <message>
        <source>Makes a new signing secret; the old one signs too for 24 hours.</source>
        <translation>更换签名密钥；旧密钥 24 小时内仍一并签名。</translation>
    </message>
    <message>
        <source>Removes a channel.</source>
        <translation>移除渠道。</translation>
    </message>
    <message>
        <source>at most this many</source>
        <translation>最多显示几条</translation>
    </message>
    <message>
        <source>file whose first line is the new passphrase</source>
        <translation>第一行为新口令的文件</translation>
    </message>
    <message>
        <source>file whose first line is the recovery code</source>
        <translation>第一行为恢复码的文件</translation>
    </message>
    <message>
        <source>order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>why, for the audit list</source>
        <translation>原因，记入审计</translation>
    </message>
    <message>
        <source>Reserves the keys and creates the payment.</source>
        <translation>预占卡密并创建支付单。</translation>
    </message>
    <message>
        <source>how many keys</source>
        <translation>购买数量</translation>
    </message>
    <message>
        <source>payment account</source>
        <translation>支付账户</translation>
    </message>
    <message>
        <source>payment method; the account&apos;s first unless named</source>
        <translation>支付方式；不写则用账户的第一种</translation>
    </message>
    <message>
        <source>buyer&apos;s e-mail address or other contact</source>
        <translation>买家邮箱或其他联系方式</translation>
    </message>
    <message>
        <source>deliver through this channel</source>
        <translation>指定发货渠道</translation>
    </message>
    <message>
        <source>buyer&apos;s address</source>
        <translation>买家 IP 地址</translation>
    </message>
    <message>
        <source>where the provider sends the buyer afterwards</source>
        <translation>付款后把买家带回的地址</translation>
    </message>
    <message>
        <source>payment window</source>
        <translation>付款时限（秒）</translation>
    </message>
    <message>
        <source>the same id again gives the same order</source>
        <translation>同一请求号重复提交，得到同一笔订单</translation>
    </message>
    <message>
        <source>Lists orders, newest first.</source>
        <translation>列出订单，新的在前。</translation>
    </message>
    <message>
        <source>only in this state</source>
        <translation>只看这种状态</translation>
    </message>
    <message>
        <source>only those that need a person</source>
        <translation>只看需要人工处理的</translation>
    </message>
    <message>
        <source>order, provider or wallet number, contact, full card key</source>
        <translation>订单号、支付平台单号、钱包单号、联系方式或完整卡密</translation>
    </message>
    <message>
        <source>continue a list: the cursor it ended with</source>
        <translation>接着往下列：填上一页末尾给出的游标</translation>
    </message>
    <message>
        <source>Shows one order.</source>
        <translation>查看一笔订单。</translation>
    </message>
    <message>
        <source>Writes orders as CSV for the books, without keys.</source>
        <translation>把订单导出为 CSV 供记账，不含卡密。</translation>
    </message>
    <message>
        <source>first day, YYYY-MM-DD</source>
        <translation>起始日期，YYYY-MM-DD</translation>
    </message>
    <message>
        <source>last day, YYYY-MM-DD</source>
        <translation>截止日期（含当天），YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Asks the provider now.</source>
        <translation>立即主动查单。</translation>
    </message>
    <message>
        <source>Delivers the same keys again.</source>
        <translation>补发：把原来的卡密再发一次。</translation>
    </message>
    <message>
        <source>A person confirms the payment.</source>
        <translation>人工确认已付款。</translation>
    </message>
    <message>
        <source>Cancels an order that awaits payment.</source>
        <translation>取消待付款的订单。</translation>
    </message>
    <message>
        <source>Gives the money back, all or part of it.</source>
        <translation>退款，可全额或部分。</translation>
    </message>
    <message>
        <source>part of the amount; all unless named</source>
        <translation>退款金额；不写则全额</translation>
    </message>
    <message>
        <source>Shows the order&apos;s keys; goes into the audit list.</source>
        <translation>查看订单的卡密；记入审计。</translation>
    </message>
    <message>
        <source>Delivers a new key for a dead one.</source>
        <translation>换卡：为失效的卡密补一条新的。</translation>
    </message>
    <message>
        <source>which key of the order, from 1</source>
        <translation>订单中的第几条卡密，从 1 起</translation>
    </message>
    <message>
        <source>one lane, kind:endpoint; all unless named</source>
        <translation>某条通道，kind:endpoint；不写则全部</translation>
    </message>
    <message>
        <source>Lists the jobs of the retry queue.</source>
        <translation>列出重试队列里的任务。</translation>
    </message>
    <message>
        <source>Lists the lanes and whether they are open.</source>
        <translation>列出各通道及其是否畅通。</translation>
    </message>
    <message>
        <source>Tries one job, or all failed ones, again now.</source>
        <translation>立即重试某个任务或全部失败任务。</translation>
    </message>
    <message>
        <source>job number</source>
        <translation>任务号</translation>
    </message>
    <message>
        <source>all failed jobs</source>
        <translation>全部失败任务</translation>
    </message>
    <message>
        <source>Holds back a lane, or all.</source>
        <translation>暂停某条通道或全部通道。</translation>
    </message>
    <message>
        <source>Lets a lane, or all, go on.</source>
        <translation>恢复某条通道或全部通道。</translation>
    </message>
    <message>
        <source>Shows every attempt made for an order.</source>
        <translation>查看一笔订单的每次调用。</translation>
    </message>
    <message>
        <source>Checks the whole chain of the attempt log.</source>
        <translation>校验整条调用日志链。</translation>
    </message>
    <message>
        <source>Writes the attempt log as JSON Lines that can be verified elsewhere.</source>
        <translation>把调用日志导出为 JSON Lines，可在别处校验。</translation>
    </message>
    <message>
        <source>Runs the engine and its HTTP interface.</source>
        <translation>运行引擎及其 HTTP 接口。</translation>
    </message>
    <message>
        <source>address to listen on; port 0 picks one</source>
        <translation>监听地址；端口写 0 则自动挑选</translation>
    </message>
    <message>
        <source>end when nothing was due for that long</source>
        <translation>空闲这么久后退出（秒）</translation>
    </message>
    <message>
        <source>Prints an API token.</source>
        <translation>显示 API 令牌。</translation>
    </message>
    <message>
        <source>which token; default unless named</source>
        <translation>哪个令牌；不写则为 default</translation>
    </message>
    <message>
        <source>Makes an API token that sees only its own orders.</source>
        <translation>新建 API 令牌，只能看到用它创建的订单。</translation>
    </message>
    <message>
        <source>name of the new token</source>
        <translation>新令牌的名称</translation>
    </message>
    <message>
        <source>Replaces an API token.</source>
        <translation>更换 API 令牌。</translation>
    </message>
    <message>
        <source>which token</source>
        <translation>哪个令牌</translation>
    </message>
    <message>
        <source>Removes an API token.</source>
        <translation>移除 API 令牌。</translation>
    </message>
    <message>
        <source>Compares the provider&apos;s bill of a day with the orders here.</source>
        <translation>对账：把支付平台某日账单与本地订单核对。</translation>
    </message>
    <message>
        <source>payment account; all unless named</source>
        <translation>支付账户；不写则全部</translation>
    </message>
    <message>
        <source>the provider&apos;s business day</source>
        <translation>支付平台的账务日期</translation>
    </message>
    <message>
        <source>Writes a sealed backup.</source>
        <translation>写出加密备份。</translation>
    </message>
    <message>
        <source>Brings back a backup; the folder is in quarantine afterwards.</source>
        <translation>恢复备份；恢复后文件夹处于隔离状态。</translation>
    </message>
    <message>
        <source>the backup</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Shows whether the folder is in quarantine, and why.</source>
        <translation>查看是否处于隔离状态及原因。</translation>
    </message>
    <message>
        <source>Ends the quarantine: sells and delivers again.</source>
        <translation>解除隔离，恢复销售和发货。</translation>
    </message>
    <message>
        <source>Sets a new passphrase.</source>
        <translation>设置新口令。</translation>
    </message>
    <message>
        <source>Makes a new data key and seals everything anew.</source>
        <translation>更换数据密钥，全部数据重新加密。</translation>
    </message>
    <message>
        <source>Writes a recovery file and prints its code, once.</source>
        <translation>写出恢复文件并显示恢复码，只显示一次。</translation>
    </message>
    <message>
        <source>Opens the vault with a recovery file and its code.</source>
        <translation>用恢复文件和恢复码打开保险库。</translation>
    </message>
    <message>
        <source>the recovery file</source>
        <translation>恢复文件</translation>
    </message>
    <message>
        <source>Lists who did what and when.</source>
        <translation>列出谁在何时做了什么。</translation>
    </message>
    <message>
        <source>Checks key store, database, rights, clock, trace, channels, providers, backups.</source>
        <translation>体检：密钥、数据库、权限、时钟、调用日志、渠道、支付接口、备份。</translation>
    </message>
    <message>
        <source>Runs a stand-in for an Epay provider.</source>
        <translation>运行一个模拟易支付的沙箱。</translation>
    </message>
    <message>
        <source>JSON file with seed and faults</source>
        <translation>含种子和故障设置的 JSON 文件</translation>
    </message>
    <message>
        <source>Plays the whole story in a throw-away folder.</source>
        <translation>在临时文件夹里演示全过程。</translation>
    </message>
    <message>
        <source>how many orders</source>
        <translation>订单数量</translation>
    </message>
    <message>
        <source>the same seed plays the same story</source>
        <translation>种子相同，演示过程就相同</translation>
    </message>
    <message>
        <source>divides every waiting time</source>
        <translation>所有等待时间除以这个数</translation>
    </message>
    <message>
        <source>Prints the completion script of a shell.</source>
        <translation>输出 shell 的补全脚本。</translation>
    </message>
    <message>
        <source>which shell</source>
        <translation>哪种 shell</translation>
    </message>
    <message>
        <source>%1 of %2 MiB</source>
        <translation>%1 / %2 MiB</translation>
    </message>
    <message>
        <source>The engine&apos;s backup is not as long as it said.</source>
        <translation>引擎给出的备份长度与它先前说的不符。</translation>
    </message>
    <message>
        <source>The backup was damaged on its way; nothing was written. Run the command again.</source>
        <translation>备份在传输途中损坏，什么都没有写入。请再执行一次。</translation>
    </message>
    <message>
        <source>Some keys have several lines: use --separator blank-line.</source>
        <translation>有的卡密占多行：请加 --separator blank-line。</translation>
    </message>
    <message>
        <source>%1 is not text in an encoding that can be read.</source>
        <translation>%1 不是可识别编码的文本。</translation>
    </message>
    <message>
        <source>%1 changed while it was read; run the command again.</source>
        <translation>读取过程中 %1 被改动；请再执行一次。</translation>
    </message>
    <message>
        <source>%1 read, %2 imported</source>
        <translation>已读 %1，已导入 %2</translation>
    </message>
    <message>
        <source>The import was interrupted; the same command continues it.</source>
        <translation>导入被中断；再执行同一命令即可接着导入。</translation>
    </message>
    <message>
        <source>The engine lost its place in the import at byte %1.</source>
        <translation>引擎在导入到第 %1 字节时乱了位置。</translation>
    </message>
    <message>
        <source>The engine wants to continue at byte %1, which is not there.</source>
        <translation>引擎要从第 %1 字节接着导入，但那里没有内容。</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>标准输入</translation>
    </message>
    <message>
        <source>The engine&apos;s pages of %1 do not lead on.</source>
        <translation>引擎给出的 %1 分页接不上。</translation>
    </message>
    <message>
        <source>The engine&apos;s answer has no base64 text in %1.</source>
        <translation>引擎的应答里 %1 不是 base64 文本。</translation>
    </message>
    <message>
        <source>The engine that holds the folder does not listen at %1: %2.</source>
        <translation>占用该文件夹的引擎没有在 %1 监听：%2。</translation>
    </message>
    <message>
        <source>The engine&apos;s greeting has no nonce: it is of another version.</source>
        <translation>引擎的问候里没有随机数：它是别的版本。</translation>
    </message>
    <message>
        <source>The request is larger than the engine takes.</source>
        <translation>请求太大，引擎收不下。</translation>
    </message>
    <message>
        <source>The engine does not take the request: %1.</source>
        <translation>引擎不接收请求：%1。</translation>
    </message>
    <message>
        <source>The engine went away before it answered; look whether it was done before you repeat it.</source>
        <translation>引擎还没应答就退出了；重复之前请先看看是否已经办成。</translation>
    </message>
    <message>
        <source>callback lost</source>
        <translation>回调丢失</translation>
    </message>
    <message>
        <source>callback late</source>
        <translation>回调迟到</translation>
    </message>
    <message>
        <source>callback repeated</source>
        <translation>回调重复</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>服务器错误</translation>
    </message>
    <message>
        <source>connection cut</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>garbled answer</source>
        <translation>应答乱码</translation>
    </message>
    <message>
        <source>lied about the amount</source>
        <translation>谎报金额</translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>found by asking after %1 s</source>
        <translation>主动查单发现，用时 %1 秒</translation>
    </message>
    <message>
        <source>callback came after %1 s</source>
        <translation>回调送达，用时 %1 秒</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>出了什么问题</translation>
    </message>
    <message>
        <source>How the payment was noticed</source>
        <translation>怎么得知付款的</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1, %2 paid, %3 delivered in %4 s.</source>
        <translation>共 %1，已付款 %2，已发货 %3，用时 %4 秒。</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n 笔订单</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2. %3.</source>
        <translation>%1；%2；%3。</translation>
    </message>
    <message numerus="yes">
        <source>%n callback(s) were lost</source>
        <translation>
            <numerusform>丢失回调 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) were found by asking</source>
        <translation>
            <numerusform>靠主动查单找回 %n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were tried again</source>
        <translation>
            <numerusform>重试 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Delivered twice: %1. Sold twice: %2.</source>
        <translation>重复发货：%1。一卡多卖：%2。</translation>
    </message>
    <message>
        <source>ok: every paid order reached its buyer exactly once.</source>
        <translation>通过：每一笔已付款订单都恰好发货一次，没有掉单。</translation>
    </message>
    <message>
        <source>NOT ok: see the figures above.</source>
        <translation>未通过：请看上面的数字。</translation>
    </message>
    <message>
        <source>The demo takes 1 to 1000 orders and a speed from 0.1 to 100.</source>
        <translation>演示可用 1 到 1000 笔订单，速度 0.1 到 100。</translation>
    </message>
    <message>
        <source>The demo was interrupted.</source>
        <translation>演示被中断。</translation>
    </message>
    <message>
        <source>%1 ordered, %2 paid, %3 delivered</source>
        <translation>已下单 %1，已付款 %2，已发货 %3</translation>
    </message>
    <message>
        <source>The demo ended badly.</source>
        <translation>演示结果不合格。</translation>
    </message>
    <message>
        <source>usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>neverdrop-cli: the answer cannot be written: %1</source>
        <translation>neverdrop-cli：无法写出结果：%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 后面不带值。</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 后面要有值。</translation>
    </message>
    <message>
        <source>The command line cannot be read: %1.</source>
        <translation>无法解读命令行：%1。</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>PRICE</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>AVAILABLE</source>
        <translation>可售</translation>
    </message>
    <message>
        <source>RESERVED</source>
        <translation>预占</translation>
    </message>
    <message>
        <source>SOLD</source>
        <translation>已售</translation>
    </message>
    <message>
        <source>ENABLED</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>TYPE</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>HEALTH</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>LAST ERROR</source>
        <translation>最近错误</translation>
    </message>
    <message>
        <source>USE</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>ORDER</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>ATTENTION</source>
        <translation>需人工处理</translation>
    </message>
    <message>
        <source>PRODUCT</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>QUANTITY</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>AMOUNT</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>CONTACT</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>CREATED</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>JOB</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>LANE</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>ATTEMPTS</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>OF</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>DUE</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>N</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>WHEN</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>WAY</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>ATTEMPT</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>MS</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>OUTCOME</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>ERROR</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>VOID</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>值</translation>
    </message>
    <message>
        <source>DEFAULT</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>UNTIL</source>
        <translation>直到</translation>
    </message>
    <message>
        <source>WAITING</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>SUBJECT</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>CHECK</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>DETAIL</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Needs a person</source>
        <translation>需人工处理</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>支付接口</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>商户订单号</translation>
    </message>
    <message>
        <source>Provider&apos;s number</source>
        <translation>支付平台单号</translation>
    </message>
    <message>
        <source>Wallet&apos;s number</source>
        <translation>钱包单号</translation>
    </message>
    <message>
        <source>Pay at</source>
        <translation>付款地址</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Pay until</source>
        <translation>付款截止</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Paid amount</source>
        <translation>付款金额</translation>
    </message>
    <message>
        <source>News came by</source>
        <translation>消息来源</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>发货完成</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>CHANNEL</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>REFUND</source>
        <translation>退款号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>每条可卖次数</translation>
    </message>
    <message>
        <source>Fewest in one order</source>
        <translation>单笔最少</translation>
    </message>
    <message>
        <source>Most in one order</source>
        <translation>单笔最多</translation>
    </message>
    <message>
        <source>Low stock</source>
        <translation>低库存提醒</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可售</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预占</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>已售</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>阶梯价</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>起购数</translation>
    </message>
    <message>
        <source>UNIT PRICE</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Secret, shown once</source>
        <translation>密钥（只显示一次）</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Paid, found by asking</source>
        <translation>其中靠主动查单发现</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入批次</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Blank lines</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>Rejected lines</source>
        <translation>被拒的行</translation>
    </message>
    <message>
        <source>LINE</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Other shops&apos; orders</source>
        <translation>其他店铺的订单</translation>
    </message>
    <message>
        <source>Paid there only</source>
        <translation>仅平台已付款</translation>
    </message>
    <message>
        <source>Delivered here only</source>
        <translation>仅本地已发货</translation>
    </message>
    <message>
        <source>Amount differs</source>
        <translation>金额不一致</translation>
    </message>
    <message>
        <source>Refunded there</source>
        <translation>平台已退款</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Callbacks lost</source>
        <translation>回调丢失</translation>
    </message>
    <message>
        <source>Recovered by polling</source>
        <translation>主动查单找回</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Delivered twice</source>
        <translation>重复发货</translation>
    </message>
    <message>
        <source>Oversold</source>
        <translation>超卖</translation>
    </message>
    <message>
        <source>Every paid order delivered exactly once</source>
        <translation>每笔已付款订单恰好发货一次</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>First broken entry</source>
        <translation>第一条损坏的条目</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>卡密</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Sold since the backup</source>
        <translation>备份之后卖出</translation>
    </message>
    <message>
        <source>All keys set aside</source>
        <translation>全部卡密已搁置</translation>
    </message>
    <message>
        <source>Old folder</source>
        <translation>原文件夹</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>隔离中</translation>
    </message>
    <message>
        <source>Code, shown once</source>
        <translation>恢复码（只显示一次）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The folder %1 is in use by process %2 (%3).</source>
        <translation>文件夹 %1 正被进程 %2（%3）使用。</translation>
    </message>
    <message>
        <source>The folder %1 is in use by another process.</source>
        <translation>文件夹 %1 正被另一个进程使用。</translation>
    </message>
    <message>
        <source>There is no NeverDrop folder at %1.</source>
        <translation>%1 没有 NeverDrop 数据文件夹。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>FIELD</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>SECRET</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>HELP</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>没有记录。</translation>
    </message>
    <message>
        <source>More: --before %1</source>
        <translation>还有更多：--before %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not HOST:PORT with a numeric address, such as 127.0.0.1:0.</source>
        <translation>“%1”不是“主机:端口”的形式，主机要用数字地址，例如 127.0.0.1:0。</translation>
    </message>
    <message>
        <source>pid %1, key %2</source>
        <translation>pid %1，密钥 %2</translation>
    </message>
    <message>
        <source>The engine&apos;s answer to %1 is not an object.</source>
        <translation>引擎对 %1 的应答不是对象。</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MiB.</source>
        <translation>%1 超过 1 MiB。</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text.</source>
        <translation>%1 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The environment has no variable %1.</source>
        <translation>环境变量 %1 不存在。</translation>
    </message>
    <message>
        <source>The first line of %1 is empty.</source>
        <translation>%1 的第一行是空的。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>参数：</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>Options of every command:</source>
        <translation>所有命令通用的选项：</translation>
    </message>
    <message>
        <source>%1 takes %2.</source>
        <translation>%1 要写成 %2。</translation>
    </message>
    <message>
        <source>%1 names %2 twice.</source>
        <translation>%1 里 %2 写了两次。</translation>
    </message>
    <message>
        <source>The secret %1 must not stand on the command line, where others can read it: write %1=@FILE, %1=- for standard input, or %1=env:VARIABLE.</source>
        <translation>保密字段 %1 不能写在命令行上，别人看得到：请写 %1=@FILE，或 %1=-（标准输入），或 %1=env:变量名。</translation>
    </message>
    <message>
        <source>%1 takes a number of 0 or more, not &quot;%2&quot;.</source>
        <translation>%1 要填 0 或更大的数字，不能是“%2”。</translation>
    </message>
    <message>
        <source>%1 takes a whole number, not &quot;%2&quot;.</source>
        <translation>%1 要填整数，不能是“%2”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no file name.</source>
        <translation>“%1”不是文件名。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of %2.</source>
        <translation>“%1”不在可选值之内：%2。</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation>%1（必填）</translation>
    </message>
    <message>
        <source>Sold since, not in the backup</source>
        <translation>备份后卖出、备份里没有的</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>base_url: must begin with https://</source>
        <translation>base_url：必须以 https:// 开头</translation>
    </message>
    <message>
        <source>base_url: http would show everything, secrets too, to everybody on the way: use https, or set allow_http=true for a private address</source>
        <translation>base_url：http 会让途中所有人看到全部内容，包括密钥：请用 https；内网地址可设 allow_http=true</translation>
    </message>
    <message>
        <source>base_url: is not an address such as https://pay.example.com/</source>
        <translation>base_url：不是形如 https://pay.example.com/ 的地址</translation>
    </message>
    <message>
        <source>base_url: must not hold a user, a ? or a #</source>
        <translation>base_url：不能含用户名、? 或 #</translation>
    </message>
    <message>
        <source>base_url: give the folder without %1</source>
        <translation>base_url：请填目录，去掉 %1</translation>
    </message>
    <message>
        <source>%1: is missing</source>
        <translation>%1：没有填写</translation>
    </message>
    <message>
        <source>%1: must be true or false</source>
        <translation>%1：只能是 true 或 false</translation>
    </message>
    <message>
        <source>%1: Epay takes an http or https address of at most 255 characters without ?, &amp; or #</source>
        <translation>%1：易支付要求不超过 255 个字符的 http 或 https 地址，且不含 ?、&amp; 和 #</translation>
    </message>
    <message>
        <source>the payment method %1 is not one of this account&apos;s (%2)</source>
        <translation>支付方式 %1 不在此账户之列（%2）</translation>
    </message>
    <message>
        <source>pid: must be the merchant number, digits without a leading zero</source>
        <translation>pid：必须是商户号，纯数字，不以 0 开头</translation>
    </message>
    <message>
        <source>methods: must be names such as alipay,wxpay with a comma between them, each once</source>
        <translation>methods：必须是 alipay,wxpay 这样的名称，用逗号分隔，每个只写一次</translation>
    </message>
    <message>
        <source>the order number %1 is not 6 to 32 letters and digits</source>
        <translation>订单号 %1 不是 6 到 32 位的字母和数字</translation>
    </message>
    <message>
        <source>Epay takes amounts above zero in CNY only</source>
        <translation>易支付只收大于零的人民币（CNY）金额</translation>
    </message>
    <message>
        <source>the provider limits our calls (HTTP %1)</source>
        <translation>支付接口限制了调用频率（HTTP %1）</translation>
    </message>
    <message>
        <source>the provider&apos;s server failed (HTTP %1)</source>
        <translation>支付接口的服务器出错（HTTP %1）</translation>
    </message>
    <message>
        <source>the provider&apos;s server wants a login (HTTP 401): check base_url</source>
        <translation>支付接口的服务器要求登录（HTTP 401）：请检查 base_url</translation>
    </message>
    <message>
        <source>the provider answers with a redirect (HTTP %1): check base_url</source>
        <translation>支付接口返回了跳转（HTTP %1）：请检查 base_url</translation>
    </message>
    <message>
        <source>the provider has no such page or refuses the call (HTTP %1): check base_url</source>
        <translation>支付接口没有这个页面或拒绝调用（HTTP %1）：请检查 base_url</translation>
    </message>
    <message>
        <source>the provider&apos;s answer is empty</source>
        <translation>支付接口的应答是空的</translation>
    </message>
    <message>
        <source>the provider answered with a web page instead of JSON: check base_url</source>
        <translation>支付接口返回了网页而不是 JSON：请检查 base_url</translation>
    </message>
    <message>
        <source>the provider&apos;s answer cannot be read: %1</source>
        <translation>支付接口的应答无法解读：%1</translation>
    </message>
    <message>
        <source>the provider&apos;s answer is not a JSON object</source>
        <translation>支付接口的应答不是 JSON 对象</translation>
    </message>
    <message>
        <source>refunded at the provider, perhaps only in part: it does not say</source>
        <translation>支付平台已退款，可能只是部分退款：它没有说明</translation>
    </message>
    <message>
        <source>frozen at the provider</source>
        <translation>款项被支付平台冻结</translation>
    </message>
    <message>
        <source>only pre-authorised at the provider</source>
        <translation>支付平台只做了预授权</translation>
    </message>
    <message>
        <source>the provider gives the unknown status %1</source>
        <translation>支付接口给出了未知状态 %1</translation>
    </message>
    <message>
        <source>the provider&apos;s answer has no code</source>
        <translation>支付接口的应答里没有 code</translation>
    </message>
    <message>
        <source>code %1, &quot;%2&quot;</source>
        <translation>代码 %1，“%2”</translation>
    </message>
    <message>
        <source>the provider wants us to ask less often (%1)</source>
        <translation>支付接口要求降低查单频率（%1）</translation>
    </message>
    <message>
        <source>the provider refuses this merchant: check pid and key and ask its operator (%1)</source>
        <translation>支付接口不认这个商户：请核对 pid 和密钥，并询问其运营方（%1）</translation>
    </message>
    <message>
        <source>the provider says the order is already paid: it is asked (%1)</source>
        <translation>支付接口说订单已付款：正在查单核实（%1）</translation>
    </message>
    <message>
        <source>the provider finds our clock wrong: set this computer&apos;s time (%1)</source>
        <translation>支付接口认为本机时钟不准：请校准本机时间（%1）</translation>
    </message>
    <message>
        <source>the provider could not do it now (%1)</source>
        <translation>支付接口暂时办不了（%1）</translation>
    </message>
    <message>
        <source>the provider refused (%1)</source>
        <translation>支付接口拒绝（%1）</translation>
    </message>
    <message>
        <source>the provider answers for merchant %1, but we are %2</source>
        <translation>支付接口是替商户 %1 应答的，而我们是 %2</translation>
    </message>
    <message>
        <source>the provider has switched merchant %1 off: ask its operator</source>
        <translation>支付接口已停用商户 %1：请询问其运营方</translation>
    </message>
    <message>
        <source>merchant %1, active, balance %2</source>
        <translation>商户 %1，正常，余额 %2</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>the provider describes an order without %1</source>
        <translation>支付接口给出的订单缺少 %1</translation>
    </message>
    <message>
        <source>the provider gives an amount that cannot be read: %1</source>
        <translation>支付接口给出的金额无法解读：%1</translation>
    </message>
    <message>
        <source>the provider does not know the order (yet)</source>
        <translation>支付接口（还）没有这笔订单</translation>
    </message>
    <message>
        <source>an Epay callback is a GET or a POST of a form</source>
        <translation>易支付回调应为 GET，或 POST 表单</translation>
    </message>
    <message>
        <source>the callback carries notify_url or return_url: it was made from a request of ours</source>
        <translation>回调带有 notify_url 或 return_url：它是拿我们的请求伪造的</translation>
    </message>
    <message>
        <source>the callback is not signed with %1, as this account demands</source>
        <translation>回调没有按此账户的要求用 %1 签名</translation>
    </message>
    <message>
        <source>this is no callback: it has no %1</source>
        <translation>这不是回调：缺少 %1</translation>
    </message>
    <message>
        <source>the callback is for another merchant number than %1</source>
        <translation>回调针对的商户号不是 %1</translation>
    </message>
    <message>
        <source>the callback&apos;s money cannot be read: %1</source>
        <translation>回调中的金额无法解读：%1</translation>
    </message>
    <message>
        <source>the callback says %1</source>
        <translation>回调说 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a cursor of this provider&apos;s list</source>
        <translation>“%1”不是此支付接口列表的游标</translation>
    </message>
    <message>
        <source>the provider&apos;s list of orders is not a list</source>
        <translation>支付接口的订单列表不是列表</translation>
    </message>
    <message>
        <source>the provider&apos;s payment link is too long or holds control characters</source>
        <translation>支付接口给出的付款链接太长或含控制字符</translation>
    </message>
    <message>
        <source>the provider&apos;s payment link is not an https address</source>
        <translation>支付接口给出的付款链接不是 https 地址</translation>
    </message>
    <message>
        <source>the provider offers only a link for phones, which cannot be scanned</source>
        <translation>支付接口只给了手机跳转链接，无法扫码</translation>
    </message>
    <message>
        <source>the provider offers neither a QR code nor a link for this payment method: choose another</source>
        <translation>支付接口对这种支付方式既不给二维码也不给链接：请换一种</translation>
    </message>
    <message>
        <source>the callback&apos;s signature is wrong: it is not from the provider, or the key is not the right one</source>
        <translation>回调签名不对：不是支付接口发来的，或密钥填错了</translation>
    </message>
    <message>
        <source>Epay V1 (MD5)</source>
        <translation>易支付 V1（MD5）</translation>
    </message>
    <message>
        <source>the parameters hold a broken percent sequence</source>
        <translation>参数中的百分号编码不完整</translation>
    </message>
    <message>
        <source>the parameters are not valid UTF-8</source>
        <translation>参数不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>a parameter has a name that no genuine message carries</source>
        <translation>有一个参数的名称不会出现在真实消息里</translation>
    </message>
    <message>
        <source>the parameter %1 is given twice</source>
        <translation>参数 %1 出现了两次</translation>
    </message>
    <message>
        <source>the provider&apos;s answer is not signed with RSA</source>
        <translation>支付接口的应答没有用 RSA 签名</translation>
    </message>
    <message>
        <source>the signature of the provider&apos;s answer is wrong: check platform_public_key</source>
        <translation>支付接口应答的签名不对：请核对 platform_public_key</translation>
    </message>
    <message>
        <source>the provider&apos;s answer is more than 300 s off our clock: set this computer&apos;s time</source>
        <translation>支付接口的应答与本机时钟相差超过 300 秒：请校准本机时间</translation>
    </message>
    <message>
        <source>Epay V2 (RSA)</source>
        <translation>易支付 V2（RSA）</translation>
    </message>
    <message>
        <source>the provider answers for another refund, merchant or amount than %1</source>
        <translation>支付接口应答的退款、商户或金额不是 %1</translation>
    </message>
    <message>
        <source>the provider&apos;s answer holds no payment link</source>
        <translation>支付接口的应答里没有付款链接</translation>
    </message>
    <message>
        <source>the provider offers only &quot;%1&quot; for this payment method, which cannot be shown: choose another</source>
        <translation>支付接口对这种支付方式只给“%1”，无法显示：请换一种</translation>
    </message>
    <message>
        <source>the refund number must have more than 5 characters</source>
        <translation>退款单号须多于 5 个字符</translation>
    </message>
    <message>
        <source>the provider does not know this refund (yet)</source>
        <translation>支付接口（还）没有这笔退款</translation>
    </message>
    <message>
        <source>the callback&apos;s signature is wrong: it is not from the provider, or check platform_public_key</source>
        <translation>回调签名不对：不是支付接口发来的，或请核对 platform_public_key</translation>
    </message>
    <message>
        <source>the callback is more than 300 s off our clock: an old one, or a wrong clock; the order is asked for</source>
        <translation>回调与本机时钟相差超过 300 秒：是旧回调，或时钟不准；已改为主动查单</translation>
    </message>
    <message>
        <source>this payment provider offers no way to %1</source>
        <translation>此支付接口不支持%1</translation>
    </message>
    <message>
        <source>close a payment</source>
        <translation>关闭支付单</translation>
    </message>
    <message>
        <source>refund a payment</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>ask about a refund</source>
        <translation>查询退款</translation>
    </message>
    <message>
        <source>list payments</source>
        <translation>列出支付单</translation>
    </message>
    <message>
        <source>the provider speaks of order %1, but %2 was meant</source>
        <translation>支付接口说的是订单 %1，而查的是 %2</translation>
    </message>
    <message>
        <source>the provider says that order %1 is paid, but not how much</source>
        <translation>支付接口说订单 %1 已付款，但没说付了多少</translation>
    </message>
    <message>
        <source>the provider says %1 %2 for order %3, which costs %4 %5</source>
        <translation>支付接口说订单 %3 付了 %1 %2，应付 %4 %5</translation>
    </message>
    <message>
        <source>the provider names payment %1 for order %2, which was created as %3</source>
        <translation>支付接口说订单 %2 的支付单是 %1，而创建时是 %3</translation>
    </message>
    <message>
        <source>Sandbox (no real money)</source>
        <translation>沙箱（不动真钱）</translation>
    </message>
    <message>
        <source>the screen channel sends nothing; look at the order in the window</source>
        <translation>屏幕渠道不发送任何东西；请在窗口里查看订单</translation>
    </message>
    <message>
        <source>the receiver&apos;s answer does not match its Content-Digest; something between you changes it</source>
        <translation>接收端的应答与其 Content-Digest 不符；中间有东西改动了内容</translation>
    </message>
    <message>
        <source>the receiver&apos;s sha256 is not that of the body we sent; something between you changes it</source>
        <translation>接收端给出的 sha256 与我们发出的内容不符；中间有东西改动了内容</translation>
    </message>
    <message>
        <source>the receiver answered 409 without saying that it has this delivery; check it</source>
        <translation>接收端返回 409，但没有说明已收到这次发货；请检查</translation>
    </message>
    <message>
        <source>the receiver answered 429: too many at once</source>
        <translation>接收端返回 429：一次太多</translation>
    </message>
    <message>
        <source>the receiver answered 410: it is gone for good; give the channel a new address and switch it on</source>
        <translation>接收端返回 410：地址已永久失效；请给渠道换新地址并重新启用</translation>
    </message>
    <message>
        <source>the receiver answered %1, a redirect, which is never followed; set its final address</source>
        <translation>接收端返回 %1（跳转），我们从不跟随跳转；请填最终地址</translation>
    </message>
    <message>
        <source>the receiver answered %1; check its address and log</source>
        <translation>接收端返回 %1；请检查它的地址和日志</translation>
    </message>
    <message>
        <source>the receiver answered %1, a fault on its side; look at its log if this lasts</source>
        <translation>接收端返回 %1，是它自己的故障；若一直如此请看它的日志</translation>
    </message>
    <message>
        <source>the receiver answered %1, which is no HTTP status of an answer</source>
        <translation>接收端返回 %1，这不是应答该有的 HTTP 状态码</translation>
    </message>
    <message>
        <source>the receiver answered %1: it refuses our signature; compare the secret on both sides</source>
        <translation>接收端返回 %1：它不认我们的签名；请核对两边的密钥</translation>
    </message>
    <message>
        <source>the receiver answered %1: it wants it again later</source>
        <translation>接收端返回 %1：它要求稍后再发</translation>
    </message>
    <message>
        <source>the receiver answered 413: the body is too large for it; raise its limit or lower delivery.chunk_size</source>
        <translation>接收端返回 413：内容太大；请调高它的上限，或调低 delivery.chunk_size</translation>
    </message>
    <message>
        <source>field proxy: %1</source>
        <translation>字段 proxy：%1</translation>
    </message>
    <message>
        <source>field secret: %1</source>
        <translation>字段 secret：%1</translation>
    </message>
    <message>
        <source>it cannot be read as an address; copy it whole, without blanks</source>
        <translation>无法识别为地址；请完整复制，不要带空格</translation>
    </message>
    <message>
        <source>it does not begin with https://</source>
        <translation>没有以 https:// 开头</translation>
    </message>
    <message>
        <source>it begins with %1:, use https://</source>
        <translation>以 %1: 开头，请用 https</translation>
    </message>
    <message>
        <source>it names no host</source>
        <translation>没有主机名</translation>
    </message>
    <message>
        <source>it holds a user name or password; take it out, the signature proves who we are</source>
        <translation>含有用户名或密码；请去掉，签名已能证明身份</translation>
    </message>
    <message>
        <source>it holds a fragment (#…), which no receiver gets to see; take it out</source>
        <translation>含有片段（#…），接收端看不到它；请去掉</translation>
    </message>
    <message>
        <source>port 0 cannot be called</source>
        <translation>端口 0 无法连接</translation>
    </message>
    <message>
        <source>http would show the keys to the network; use https (http is for this computer only)</source>
        <translation>http 会让卡密在网络上裸奔；请用 https（http 只限本机）</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>没有填写</translation>
    </message>
    <message>
        <source>field url: %1</source>
        <translation>字段 url：%1</translation>
    </message>
    <message>
        <source>the webhook secret must begin with %1; copy it whole</source>
        <translation>webhook 密钥必须以 %1 开头；请完整复制</translation>
    </message>
    <message>
        <source>the webhook secret is not base64 after %1; copy it whole</source>
        <translation>webhook 密钥在 %1 之后不是 base64；请完整复制</translation>
    </message>
    <message>
        <source>the webhook secret holds %1 bytes, it must hold %2 to %3; copy it whole or make a new one</source>
        <translation>webhook 密钥有 %1 字节，应为 %2 到 %3 字节；请完整复制或重新生成</translation>
    </message>
    <message>
        <source>the webhook has no single %1 header; send it once</source>
        <translation>webhook 的 %1 请求头应恰好一个；请只发一次</translation>
    </message>
    <message>
        <source>the webhook-id holds a point; leave it out</source>
        <translation>webhook-id 含有点号；请去掉</translation>
    </message>
    <message>
        <source>the webhook-timestamp is not a number; send Unix seconds</source>
        <translation>webhook-timestamp 不是数字；请发 Unix 秒</translation>
    </message>
    <message>
        <source>the webhook-timestamp is more than 5 minutes off; check both clocks</source>
        <translation>webhook-timestamp 偏差超过 5 分钟；请检查两边时钟</translation>
    </message>
    <message>
        <source>no webhook signature matches; check the secret on both sides</source>
        <translation>没有一个 webhook 签名对得上；请核对两边的密钥</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time: write it as 2026-11-24T16:05:45Z</source>
        <translation>“%1”不是时间：请写成 2026-11-24T16:05:45Z</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long a time: at most 3650d</source>
        <translation>“%1”时间太长：最多 3650d</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a length of time: write it as 250ms, 3s, 5m, 48h or 180d</source>
        <translation>“%1”不是时长：请写成 250ms、3s、5m、48h 或 180d</translation>
    </message>
    <message>
        <source>be started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>become done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>be put back</source>
        <translation>放回队列</translation>
    </message>
    <message>
        <source>become in doubt</source>
        <translation>转为存疑</translation>
    </message>
    <message>
        <source>ask what happened</source>
        <translation>去查询结果</translation>
    </message>
    <message>
        <source>stay in doubt</source>
        <translation>保持存疑</translation>
    </message>
    <message>
        <source>be rescued</source>
        <translation>救回</translation>
    </message>
    <message>
        <source>be held</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>be released</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>be sent again</source>
        <translation>补发</translation>
    </message>
    <message>
        <source>be cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>a job that is done and could pay or refund twice cannot be sent again</source>
        <translation>已完成且重复会导致重复付款或重复退款的任务不能再次发送</translation>
    </message>
    <message>
        <source>a job that is %1 cannot %2</source>
        <translation>状态为“%1”的任务不能%2</translation>
    </message>
    <message>
        <source>the name &quot;%1&quot; stands twice in one object</source>
        <translation>同一对象里名称“%1”出现了两次</translation>
    </message>
    <message>
        <source>not valid JSON at byte %1</source>
        <translation>第 %1 字节处不是有效的 JSON</translation>
    </message>
    <message>
        <source>nested more than %1 deep</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>the text begins with a byte order mark, which JSON does not allow</source>
        <translation>文本以字节顺序标记（BOM）开头，JSON 不允许</translation>
    </message>
    <message>
        <source>the text holds a zero byte, which JSON does not allow</source>
        <translation>文本含有零字节，JSON 不允许</translation>
    </message>
    <message>
        <source>the text is refused as JSON: %1</source>
        <translation>文本不是合格的 JSON：%1</translation>
    </message>
    <message>
        <source>the text is JSON but not an object in braces</source>
        <translation>文本是 JSON，但不是花括号里的对象</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an amount in %2: write digits and at most one point, such as 9.90</source>
        <translation>“%1”不是 %2 的金额：请写数字，最多一个小数点，例如 9.90</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a currency: use the three capital letters of ISO 4217, such as CNY</source>
        <translation>“%1”不是货币：请用 ISO 4217 的三个大写字母，例如 CNY</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more decimals than %2, which has %3</source>
        <translation>“%1”的小数位多于 %2 允许的 %3 位</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large an amount</source>
        <translation>金额“%1”太大</translation>
    </message>
    <message>
        <source>%1 times %2 %3 is too large an amount</source>
        <translation>%1 乘以 %2 %3，金额太大</translation>
    </message>
    <message>
        <source>take a payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>be given keys</source>
        <translation>分配卡密</translation>
    </message>
    <message>
        <source>become delivered</source>
        <translation>标记为已发货</translation>
    </message>
    <message>
        <source>get a replacement key</source>
        <translation>换卡</translation>
    </message>
    <message>
        <source>be refunded</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>finish a refund</source>
        <translation>完成退款</translation>
    </message>
    <message>
        <source>drop a refund</source>
        <translation>放弃退款</translation>
    </message>
    <message>
        <source>be marked as refunded by the provider</source>
        <translation>标记为平台已退款</translation>
    </message>
    <message>
        <source>an order that is %1 cannot %2</source>
        <translation>状态为“%1”的订单不能%2</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>cannot open the lock file %1: %2</source>
        <translation>无法打开锁文件 %1：%2</translation>
    </message>
    <message>
        <source>another program holds %1</source>
        <translation>%1 正被另一个程序占用</translation>
    </message>
    <message>
        <source>cannot lock %1: %2</source>
        <translation>无法锁定 %1：%2</translation>
    </message>
    <message>
        <source>cannot create the folder above %1: check its rights</source>
        <translation>无法创建 %1 的上级文件夹：请检查其权限</translation>
    </message>
    <message>
        <source>cannot create the folder %1: %2</source>
        <translation>无法创建文件夹 %1：%2</translation>
    </message>
    <message>
        <source>cannot make private the folder %1: %2</source>
        <translation>无法把文件夹 %1 设为仅本人可用：%2</translation>
    </message>
    <message>
        <source>cannot look at the folder %1: %2</source>
        <translation>无法查看文件夹 %1：%2</translation>
    </message>
    <message>
        <source>%1 is not a folder: choose another place</source>
        <translation>%1 不是文件夹：请换个位置</translation>
    </message>
    <message>
        <source>the folder %1 belongs to another user: choose another place</source>
        <translation>文件夹 %1 属于别的用户：请换个位置</translation>
    </message>
    <message>
        <source>other users may write the folder %1: take that right away (chmod go-w) or choose another place</source>
        <translation>别的用户可以写入文件夹 %1：请收回该权限（chmod go-w）或换个位置</translation>
    </message>
    <message>
        <source>cannot make private the file %1: %2</source>
        <translation>无法把文件 %1 设为仅本人可用：%2</translation>
    </message>
    <message>
        <source>cannot bring a file to the disk</source>
        <translation>无法把文件写到磁盘</translation>
    </message>
    <message>
        <source>cannot open the folder %1: %2</source>
        <translation>无法打开文件夹 %1：%2</translation>
    </message>
    <message>
        <source>cannot bring to the disk the folder %1: %2</source>
        <translation>无法把文件夹 %1 写到磁盘：%2</translation>
    </message>
    <message>
        <source>cannot look at %1: %2</source>
        <translation>无法查看 %1：%2</translation>
    </message>
    <message>
        <source>cannot create %1: %2</source>
        <translation>无法创建 %1：%2</translation>
    </message>
    <message>
        <source>cannot reserve %1 bytes for %2</source>
        <translation>无法为 %2 预留 %1 字节</translation>
    </message>
    <message>
        <source>product %1 is sold in quantities from %2 to %3, not %4</source>
        <translation>商品 %1 每笔可买 %2 到 %3 件，不能是 %4 件</translation>
    </message>
    <message>
        <source>each price tier needs a larger quantity than the one before it, from 2 on</source>
        <translation>阶梯价的数量必须逐级增大，从 2 起</translation>
    </message>
    <message>
        <source>the unit price of a tier must be more than zero</source>
        <translation>阶梯价的单价必须大于零</translation>
    </message>
    <message>
        <source>a SKU has 1 to 64 letters, digits, &apos;-&apos;, &apos;_&apos; or &apos;.&apos;, and no blanks</source>
        <translation>SKU 为 1 到 64 个字母、数字、“-”、“_”或“.”，不含空格</translation>
    </message>
    <message>
        <source>a product needs a name of 1 to 200 characters</source>
        <translation>商品名为 1 到 200 个字符</translation>
    </message>
    <message>
        <source>the price must be more than zero</source>
        <translation>价格必须大于零</translation>
    </message>
    <message>
        <source>the quantities per order must satisfy 1 &lt;= minimum &lt;= maximum &lt;= 100000</source>
        <translation>单笔数量必须满足 1 &lt;= 最少 &lt;= 最多 &lt;= 100000</translation>
    </message>
    <message>
        <source>a loop quota is between 1 and 100000</source>
        <translation>循环卡密的可卖次数为 1 到 100000</translation>
    </message>
    <message>
        <source>the low-stock mark cannot be negative</source>
        <translation>低库存提醒不能是负数</translation>
    </message>
    <message>
        <source>a price tier is written QUANTITY:UNIT-PRICE, such as 10:9.00, with a quantity from 2 on</source>
        <translation>阶梯价写成“数量:单价”，例如 10:9.00，数量从 2 起</translation>
    </message>
    <message>
        <source>lengths of time with commas and no blanks, such as 1s,5s,60s</source>
        <translation>逗号分隔、不含空格的时长，例如 1s,5s,60s</translation>
    </message>
    <message>
        <source>a length of time from %1 to %2, such as 250ms, 3s, 5m or 48h</source>
        <translation>%1 到 %2 的时长，例如 250ms、3s、5m 或 48h</translation>
    </message>
    <message>
        <source>tiers, nothing (no retry), or %1</source>
        <translation>tiers、留空（不重试），或%1</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a number from 0 to 1, such as 0.1</source>
        <translation>0 到 1 之间的数，例如 0.1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>the path of a file or folder, or nothing</source>
        <translation>文件或文件夹的路径，或留空</translation>
    </message>
    <message>
        <source>an https:// address (http:// to this computer only), or nothing</source>
        <translation>https:// 地址（http:// 只限本机），或留空</translation>
    </message>
    <message>
        <source>an address such as https://shop.example, without ? and #, or nothing</source>
        <translation>形如 https://shop.example、不含 ? 和 # 的地址，或留空</translation>
    </message>
    <message>
        <source>system, none, http://HOST:PORT or socks5h://HOST:PORT, without a password</source>
        <translation>system、none、http://主机:端口 或 socks5h://主机:端口，不带密码</translation>
    </message>
    <message>
        <source>HOST:PORT, such as 127.0.0.1:8787 or [::1]:8787</source>
        <translation>“主机:端口”，例如 127.0.0.1:8787 或 [::1]:8787</translation>
    </message>
    <message>
        <source>days and weeks to keep, at least one of them, such as 7d,4w</source>
        <translation>保留的天数和周数，至少写一个，例如 7d,4w</translation>
    </message>
    <message>
        <source>there is no setting &quot;%1&quot;: config get lists them all</source>
        <translation>没有设置项“%1”：用 config get 可列出全部</translation>
    </message>
    <message>
        <source>this value</source>
        <translation>这个值</translation>
    </message>
    <message>
        <source>%1 cannot be %2: it takes %3</source>
        <translation>%1 不能设为 %2：应填%3</translation>
    </message>
    <message>
        <source>A sealed value does not open: it was altered, moved from its place, or sealed under another key.</source>
        <translation>加密的内容打不开：被改动过、被挪了位置，或用的是别的密钥。</translation>
    </message>
    <message>
        <source>The key is cut off: its -----END line is missing; copy the whole key again.</source>
        <translation>密钥不完整：缺少 -----END 那一行；请完整复制整个密钥。</translation>
    </message>
    <message>
        <source>There is more than one PEM block; only the key itself is needed here.</source>
        <translation>有不止一个 PEM 块；这里只需要密钥本身。</translation>
    </message>
    <message>
        <source>This private key is protected by a passphrase; export it without one.</source>
        <translation>这个私钥有口令保护；请导出不带口令的。</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>密钥是空的。</translation>
    </message>
    <message>
        <source>The key is neither PEM nor base64; copy it again as plain text.</source>
        <translation>密钥既不是 PEM 也不是 base64；请以纯文本重新复制。</translation>
    </message>
    <message>
        <source>The text is base64, but no key: it does not begin as one does.</source>
        <translation>文本是 base64，但不是密钥：开头不对。</translation>
    </message>
    <message>
        <source>The key is cut off: it has %1 bytes instead of %2; copy the whole key again.</source>
        <translation>密钥不完整：只有 %1 字节，应为 %2 字节；请完整复制整个密钥。</translation>
    </message>
    <message>
        <source>The key has %1 bytes too many at its end; copy it again.</source>
        <translation>密钥末尾多了 %1 字节；请重新复制。</translation>
    </message>
    <message>
        <source>an Ed25519 key must have 32 bytes; check the signing secret</source>
        <translation>Ed25519 密钥必须为 32 字节；请检查签名密钥</translation>
    </message>
    <message>
        <source>scrypt takes 2^10 to 2^18 rounds, not 2^%1.</source>
        <translation>scrypt 的轮数为 2^10 到 2^18，不能是 2^%1。</translation>
    </message>
    <message>
        <source>The key could not be derived from the passphrase: %1 MiB of memory are needed; close other programs.</source>
        <translation>无法由口令推导密钥：需要 %1 MiB 内存；请关闭其他程序。</translation>
    </message>
    <message>
        <source>This key is of type %1, not RSA.</source>
        <translation>这个密钥的类型是 %1，不是 RSA。</translation>
    </message>
    <message>
        <source>This RSA key is too short: it has %1 bits, at least %2 are needed; make a new one of 2048 bits.</source>
        <translation>这个 RSA 密钥太短：只有 %1 位，至少要 %2 位；请新建 2048 位的。</translation>
    </message>
    <message>
        <source>This is a certificate; the private key that belongs to it is needed here.</source>
        <translation>这是证书；这里需要的是与之对应的私钥。</translation>
    </message>
    <message>
        <source>This is a public key; the private key is needed here.</source>
        <translation>这是公钥；这里需要的是私钥。</translation>
    </message>
    <message>
        <source>This is no private key in PKCS#8 or PKCS#1 form; copy the whole key again.</source>
        <translation>这不是 PKCS#8 或 PKCS#1 格式的私钥；请完整复制整个密钥。</translation>
    </message>
    <message>
        <source>This private key is damaged: its parts do not belong together; copy the whole key again.</source>
        <translation>这个私钥已损坏：各部分对不上；请完整复制整个密钥。</translation>
    </message>
    <message>
        <source>There is no private key to sign with.</source>
        <translation>没有可用来签名的私钥。</translation>
    </message>
    <message>
        <source>The private key cannot sign: it is damaged; enter it again.</source>
        <translation>私钥无法签名：它已损坏；请重新填写。</translation>
    </message>
    <message>
        <source>This is a certificate; the public key is needed here.</source>
        <translation>这是证书；这里需要的是公钥。</translation>
    </message>
    <message>
        <source>This is a private key; the public key is needed here, and the private key should be replaced if it was not yours.</source>
        <translation>这是私钥；这里需要的是公钥。如果这把私钥不是您的，应当更换它。</translation>
    </message>
    <message>
        <source>This is no public key in SPKI or PKCS#1 form; copy the whole key again.</source>
        <translation>这不是 SPKI 或 PKCS#1 格式的公钥；请完整复制整个密钥。</translation>
    </message>
    <message>
        <source>%1 is damaged: its checksum does not fit its content; take an intact copy or a backup.</source>
        <translation>%1 已损坏：校验和与内容不符；请换完好的副本或备份。</translation>
    </message>
    <message>
        <source>The system keychain&apos;s entry %1 is no number; delete it there.</source>
        <translation>系统钥匙串里的条目 %1 不是数字；请在那里删除它。</translation>
    </message>
    <message>
        <source>The vault&apos;s key record is damaged: its keys do not open; restore a backup of this folder.</source>
        <translation>保险库的密钥记录已损坏：里面的密钥打不开；请恢复此文件夹的备份。</translation>
    </message>
    <message>
        <source>Character %1 of the recovery code is none that such a code has; compare it with the printed one.</source>
        <translation>恢复码的第 %1 个字符不会出现在恢复码里；请与打印的核对。</translation>
    </message>
    <message>
        <source>The recovery code has %1 characters instead of %2; compare it with the printed one.</source>
        <translation>恢复码有 %1 个字符，应为 %2 个；请与打印的核对。</translation>
    </message>
    <message>
        <source>The system keychain has no entry %1.</source>
        <translation>系统钥匙串里没有条目 %1。</translation>
    </message>
    <message>
        <source>The system keychain is locked; unlock it and try again, or use a passphrase.</source>
        <translation>系统钥匙串已锁定；请解锁后再试，或改用口令。</translation>
    </message>
    <message>
        <source>The system keychain cannot be used (%1); log in to a desktop session, or use a passphrase.</source>
        <translation>系统钥匙串不可用（%1）；请登录桌面会话，或改用口令。</translation>
    </message>
    <message>
        <source>The system keychain did not answer within %1; unlock it and try again, or use a passphrase.</source>
        <translation>系统钥匙串在 %1 内没有应答；请解锁后再试，或改用口令。</translation>
    </message>
    <message>
        <source>The sealed %1 does not open: it was altered or moved, or another vault sealed it; restore a backup.</source>
        <translation>加密的 %1 打不开：被改动或挪动过，或由别的保险库加密；请恢复备份。</translation>
    </message>
    <message>
        <source>recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>recovery file</source>
        <translation>恢复文件</translation>
    </message>
    <message>
        <source>The system keychain did not keep the key that was written to it; unlock it, or use a passphrase.</source>
        <translation>系统钥匙串没有保存住写入的密钥；请解锁它，或改用口令。</translation>
    </message>
    <message>
        <source>This vault has no passphrase; it opens with the system keychain or a recovery code.</source>
        <translation>这个保险库没有口令；要用系统钥匙串或恢复码打开。</translation>
    </message>
    <message>
        <source>The passphrase is wrong; try again, or recover the vault with the recovery file.</source>
        <translation>口令不对；请重试，或用恢复文件找回保险库。</translation>
    </message>
    <message>
        <source>This vault is not in the system keychain; it opens with its passphrase or a recovery code.</source>
        <translation>这个保险库不在系统钥匙串里；要用口令或恢复码打开。</translation>
    </message>
    <message>
        <source>The system keychain shows no key for this folder: unlock the keychain and try again; if the key is lost, use the passphrase or recover the vault with the recovery file.</source>
        <translation>系统钥匙串里没有此文件夹的密钥：请解锁钥匙串后再试；如果密钥已丢失，请用口令，或用恢复文件找回保险库。</translation>
    </message>
    <message>
        <source>The key in the system keychain does not fit this folder; use the passphrase or recover the vault with the recovery file.</source>
        <translation>系统钥匙串里的密钥与此文件夹不符；请用口令，或用恢复文件找回保险库。</translation>
    </message>
    <message>
        <source>No recovery code was ever made for this vault; it opens with its passphrase.</source>
        <translation>这个保险库从未生成过恢复码；要用口令打开。</translation>
    </message>
    <message>
        <source>The recovery code is not the one of this vault; compare it with the printed one.</source>
        <translation>恢复码不是这个保险库的；请与打印的核对。</translation>
    </message>
    <message>
        <source>The recovery file</source>
        <translation>恢复文件</translation>
    </message>
    <message>
        <source>The recovery file belongs to another vault; take the one that was exported here.</source>
        <translation>恢复文件属于别的保险库；请用从这里导出的那一份。</translation>
    </message>
    <message>
        <source>The recovery code does not open this recovery file; compare it with the printed one.</source>
        <translation>恢复码打不开这份恢复文件；请与打印的核对。</translation>
    </message>
    <message>
        <source>The new passphrase is empty; choose one of several words.</source>
        <translation>新口令是空的；请用几个词组成口令。</translation>
    </message>
    <message>
        <source>The vault&apos;s key record</source>
        <translation>保险库的密钥记录</translation>
    </message>
    <message>
        <source>The vault was written by a newer version of this program; install that version.</source>
        <translation>保险库由更新的版本写成；请安装那个版本。</translation>
    </message>
    <message>
        <source>The vault&apos;s key record is incomplete; restore a backup of this folder.</source>
        <translation>保险库的密钥记录不完整；请恢复此文件夹的备份。</translation>
    </message>
    <message>
        <source>the attempt log has no head</source>
        <translation>调用日志没有头部</translation>
    </message>
    <message>
        <source>the attempt log has no entry %1</source>
        <translation>调用日志没有第 %1 条</translation>
    </message>
    <message>
        <source>there are not enough free keys of this product; import more</source>
        <translation>该商品的可售卡密不够；请补货导入</translation>
    </message>
    <message>
        <source>the order has no key number %1</source>
        <translation>订单没有第 %1 条卡密</translation>
    </message>
    <message>
        <source>not exactly one statement was given to the database: please report this</source>
        <translation>交给数据库的不是恰好一条语句：请反馈此问题</translation>
    </message>
    <message>
        <source>&apos;%1&apos; wants %2 values, not %3: please report this</source>
        <translation>“%1”需要 %2 个值，不是 %3 个：请反馈此问题</translation>
    </message>
    <message>
        <source>%1 is not a NeverDrop database: move it away or name another folder</source>
        <translation>%1 不是 NeverDrop 数据库：请移走它，或换一个文件夹</translation>
    </message>
    <message>
        <source>%1 is on a disk without shared memory files, probably a network drive: put the folder on a local disk</source>
        <translation>%1 所在的磁盘不支持共享内存文件，可能是网络盘：请把文件夹放到本地磁盘</translation>
    </message>
    <message>
        <source>there is no delivery %1</source>
        <translation>没有发货 %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>there is or was a token called %1; choose another name</source>
        <translation>已有或曾有名为 %1 的令牌；请换个名称</translation>
    </message>
    <message>
        <source>there is no import batch %1</source>
        <translation>没有导入批次 %1</translation>
    </message>
    <message>
        <source>there is no job %1</source>
        <translation>没有任务 %1</translation>
    </message>
    <message>
        <source>job %1 is in flight or in doubt, so it cannot be sent again now</source>
        <translation>任务 %1 正在进行或存疑，现在不能再次发送</translation>
    </message>
    <message>
        <source>the chain of intents has no head</source>
        <translation>意图链没有头部</translation>
    </message>
    <message>
        <source>the program&apos;s own %1 cannot be read: install it again</source>
        <translation>程序自带的 %1 无法读取：请重新安装</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this program (schema %2, this one knows %3): install that version</source>
        <translation>%1 由更新的版本写成（结构 %2，本版本只认 %3）：请安装那个版本</translation>
    </message>
    <message>
        <source>the backup to %1 was stopped before it was complete</source>
        <translation>到 %1 的备份还没完成就停止了</translation>
    </message>
    <message>
        <source>%1 cannot be renamed to %2: %3</source>
        <translation>无法把 %1 改名为 %2：%3</translation>
    </message>
    <message>
        <source>order %1 was changed by somebody else meanwhile</source>
        <translation>订单 %1 刚被别处改动</translation>
    </message>
    <message>
        <source>order number %1 has no payment</source>
        <translation>商户订单号 %1 没有支付单</translation>
    </message>
    <message>
        <source>there is no refund %1</source>
        <translation>没有退款 %1</translation>
    </message>
    <message>
        <source>there is already a product with the SKU %1</source>
        <translation>已有 SKU 为 %1 的商品</translation>
    </message>
    <message>
        <source>there is no product with the SKU %1</source>
        <translation>没有 SKU 为 %1 的商品</translation>
    </message>
    <message>
        <source>there is no product number %1</source>
        <translation>没有 %1 号商品</translation>
    </message>
    <message>
        <source>there is no text number %1</source>
        <translation>没有 %1 号文本</translation>
    </message>
    <message>
        <source>nothing sealed is called %1</source>
        <translation>没有名为 %1 的加密内容</translation>
    </message>
    <message>
        <source>there is no space left for %1: free some space on that disk and repeat</source>
        <translation>%1 所在磁盘空间已满：请腾出空间再试</translation>
    </message>
    <message>
        <source>reading or writing %1 failed: check the disk</source>
        <translation>读写 %1 失败：请检查磁盘</translation>
    </message>
    <message>
        <source>%1 may not be written: give yourself write access to the file and its folder</source>
        <translation>%1 不可写：请给自己该文件及其文件夹的写权限</translation>
    </message>
    <message>
        <source>%1 is a symbolic link: put the real file there</source>
        <translation>%1 是符号链接：请换成真正的文件</translation>
    </message>
    <message>
        <source>%1 cannot be opened: check that its folder exists and is yours</source>
        <translation>无法打开 %1：请确认其文件夹存在且属于您</translation>
    </message>
    <message>
        <source>access to %1 was refused: check the rights of the file and its folder</source>
        <translation>无权访问 %1：请检查文件及其文件夹的权限</translation>
    </message>
    <message>
        <source>%1 is in use by another program: close that program and repeat</source>
        <translation>%1 正被别的程序使用：请关闭它再试</translation>
    </message>
    <message>
        <source>there was not enough memory to work on %1: close other programs and repeat</source>
        <translation>内存不足，无法处理 %1：请关闭其他程序再试</translation>
    </message>
    <message>
        <source>the database %1 is damaged: restore a backup</source>
        <translation>数据库 %1 已损坏：请恢复备份</translation>
    </message>
    <message>
        <source>%1 is not a database: restore a backup</source>
        <translation>%1 不是数据库：请恢复备份</translation>
    </message>
    <message>
        <source>the database refused the change: %1</source>
        <translation>数据库拒绝了改动：%1</translation>
    </message>
    <message>
        <source>a statement on %1 failed: please report this</source>
        <translation>对 %1 的语句失败：请反馈此问题</translation>
    </message>
    <message>
        <source>the database does not understand &apos;%1&apos; (%2): please report this</source>
        <translation>数据库不理解“%1”（%2）：请反馈此问题</translation>
    </message>
    <message>
        <source>it is not certain that this was saved, it will be looked up: %1</source>
        <translation>不确定是否已保存，稍后会核实：%1</translation>
    </message>
    <message>
        <source>a command ended the transaction</source>
        <translation>有命令结束了事务</translation>
    </message>
    <message>
        <source>a sold card key stays sold</source>
        <translation>卖出的卡密不能改回未售</translation>
    </message>
    <message>
        <source>card key in use</source>
        <translation>卡密正在使用</translation>
    </message>
    <message>
        <source>allotment does not fit its order</source>
        <translation>分配与订单不符</translation>
    </message>
    <message>
        <source>allotment is final</source>
        <translation>分配不可更改</translation>
    </message>
    <message>
        <source>the attempt log is pruned only behind a checkpoint</source>
        <translation>调用日志只能在检查点之前清理</translation>
    </message>
    <message>
        <source>the attempt log is append-only</source>
        <translation>调用日志只增不改</translation>
    </message>
    <message>
        <source>the attempt log has no gaps</source>
        <translation>调用日志不能有空缺</translation>
    </message>
    <message>
        <source>intents are append-only</source>
        <translation>意图记录只增不改</translation>
    </message>
    <message>
        <source>the audit is append-only</source>
        <translation>审计记录只增不改</translation>
    </message>
    <message>
        <source>this program does not know the provider type %1</source>
        <translation>本程序不认识支付接口类型 %1</translation>
    </message>
    <message>
        <source>this program does not know the channel type %1</source>
        <translation>本程序不认识渠道类型 %1</translation>
    </message>
    <message>
        <source>the allotment journal %1 cannot be written: %2</source>
        <translation>无法写入分配日志 %1：%2</translation>
    </message>
    <message>
        <source>there is no allotment journal at %1</source>
        <translation>%1 没有分配日志</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>the allotment journal %1 was altered</source>
        <translation>分配日志 %1 被改动过</translation>
    </message>
    <message>
        <source>payment provider %1 cannot be used: %2</source>
        <translation>支付接口 %1 不可用：%2</translation>
    </message>
    <message>
        <source>it was removed</source>
        <translation>已被移除</translation>
    </message>
    <message>
        <source>the order of this job is gone</source>
        <translation>此任务的订单已不存在</translation>
    </message>
    <message>
        <source>the refund of this job is gone</source>
        <translation>此任务的退款已不存在</translation>
    </message>
    <message>
        <source>channel %1 is switched off or cannot be used</source>
        <translation>渠道 %1 已停用或不可用</translation>
    </message>
    <message>
        <source>the stored delivery does not match its checksum; resend the order to build it anew</source>
        <translation>保存的发货内容与校验和不符；请补发订单以重新生成</translation>
    </message>
    <message>
        <source>the provider&apos;s answer does not say whether the refund went through</source>
        <translation>支付接口的应答没有说明退款是否成功</translation>
    </message>
    <message>
        <source>the answer to the refund was lost, and what the provider shows may be another refund of this payment</source>
        <translation>退款的应答丢失了，而支付接口显示的可能是这笔付款的另一次退款</translation>
    </message>
    <message>
        <source>the answer to the refund was lost and the provider still shows the payment as paid</source>
        <translation>退款的应答丢失了，而支付接口仍显示已付款</translation>
    </message>
    <message>
        <source>an id has 1 to 40 letters, digits, &apos;-&apos; or &apos;_&apos;</source>
        <translation>ID 为 1 到 40 个字母、数字、“-”或“_”</translation>
    </message>
    <message>
        <source>%1 has no field &apos;%2&apos;</source>
        <translation>%1 没有字段“%2”</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a secret; give it with --secret %1=@FILE</source>
        <translation>“%1”是保密字段；请用 --secret %1=@FILE</translation>
    </message>
    <message>
        <source>%1 has no secret &apos;%2&apos;</source>
        <translation>%1 没有保密字段“%2”</translation>
    </message>
    <message>
        <source>%1 needs &apos;%2&apos; (--%3 %2=…)</source>
        <translation>%1 需要“%2”（--%3 %2=…）</translation>
    </message>
    <message>
        <source>there is no provider type &apos;%1&apos;; see &apos;provider types&apos;</source>
        <translation>没有支付接口类型“%1”；请看 provider types</translation>
    </message>
    <message>
        <source>there is or was a payment provider %1; choose another id</source>
        <translation>已有或曾有支付账户 %1；请换个 ID</translation>
    </message>
    <message>
        <source>payment provider %1 has %2 open orders; wait until they have ended or cancel them</source>
        <translation>支付账户 %1 还有 %2 笔未完成订单；请等它们结束或取消它们</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing</source>
        <translation>缺少“%1”</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a whole number from %2 to %3</source>
        <translation>“%1”必须是 %2 到 %3 的整数</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a list of texts</source>
        <translation>“%1”必须是文本列表</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is either true or false</source>
        <translation>“%1”只能是 true 或 false</translation>
    </message>
    <message>
        <source>this backup is not under way; begin it again</source>
        <translation>这次备份没有在进行；请重新开始</translation>
    </message>
    <message>
        <source>the price &apos;%1&apos; is not an amount of %2: %3</source>
        <translation>价格“%1”不是 %2 的金额：%3</translation>
    </message>
    <message>
        <source>the text of product %1 is empty</source>
        <translation>商品 %1 的文字是空的</translation>
    </message>
    <message>
        <source>a product is of the kind keys, text or loop, not &apos;%1&apos;</source>
        <translation>商品类型只能是 keys、text 或 loop，不能是“%1”</translation>
    </message>
    <message>
        <source>a product of the kind text needs --text-file</source>
        <translation>text 类型的商品需要 --text-file</translation>
    </message>
    <message>
        <source>the kind of a product cannot be changed; add another one</source>
        <translation>商品类型不能更改；请另加一个商品</translation>
    </message>
    <message>
        <source>the quota of %1 cannot change while it has keys; add another product</source>
        <translation>%1 还有卡密时不能更改可卖次数；请另加一个商品</translation>
    </message>
    <message>
        <source>product %1 is not of the kind text</source>
        <translation>商品 %1 不是 text 类型</translation>
    </message>
    <message>
        <source>product %1 has keys reserved for unpaid orders; wait or cancel them first</source>
        <translation>商品 %1 有卡密被未付款订单预占；请等待或先取消那些订单</translation>
    </message>
    <message>
        <source>%1 paid orders wait for keys of %2</source>
        <translation>有 %1 笔已付款订单在等 %2 的卡密</translation>
    </message>
    <message>
        <source>%1 keys</source>
        <translation>%1 条卡密</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>批次 %1</translation>
    </message>
    <message>
        <source>%1 keys removed</source>
        <translation>移除 %1 条卡密</translation>
    </message>
    <message>
        <source>keys are exported by the state available, sold or void, not &apos;%1&apos;</source>
        <translation>卡密按状态 available、sold 或 void 导出，不能是“%1”</translation>
    </message>
    <message>
        <source>a channel&apos;s use is delivery, alert or both, not &apos;%1&apos;</source>
        <translation>渠道用途只能是 delivery、alert 或 both，不能是“%1”</translation>
    </message>
    <message>
        <source>a channel of the type %1 cannot be used for that</source>
        <translation>%1 类型的渠道不能作此用途</translation>
    </message>
    <message>
        <source>there is no channel type &apos;%1&apos;; see &apos;channel types&apos;</source>
        <translation>没有渠道类型“%1”；请看 channel types</translation>
    </message>
    <message>
        <source>&apos;screen&apos; is always there; choose another id</source>
        <translation>screen 渠道一直都在；请换个 ID</translation>
    </message>
    <message>
        <source>there is or was a channel %1; choose another id</source>
        <translation>已有或曾有渠道 %1；请换个 ID</translation>
    </message>
    <message>
        <source>channel %1 has no secret of ours to rotate</source>
        <translation>渠道 %1 没有我们的密钥可换</translation>
    </message>
    <message>
        <source>the receiver answered %1</source>
        <translation>接收端返回 %1</translation>
    </message>
    <message>
        <source>%1 entries, the chain is intact</source>
        <translation>共 %1 条，链条完好</translation>
    </message>
    <message>
        <source>not in quarantine</source>
        <translation>未隔离</translation>
    </message>
    <message>
        <source>last call went well</source>
        <translation>上次调用正常</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>尚未使用</translation>
    </message>
    <message>
        <source>only you may use the folder</source>
        <translation>只有您能使用此文件夹</translation>
    </message>
    <message>
        <source>%1 MiB free</source>
        <translation>剩余 %1 MiB</translation>
    </message>
    <message>
        <source>the clock is before 2026; set it</source>
        <translation>时钟早于 2026 年；请校准</translation>
    </message>
    <message>
        <source>there is no setting &apos;%1&apos;</source>
        <translation>没有设置项“%1”</translation>
    </message>
    <message>
        <source>there is no token &apos;%1&apos;</source>
        <translation>没有令牌“%1”</translation>
    </message>
    <message>
        <source>a token&apos;s name has at most 64 characters</source>
        <translation>令牌名称最多 64 个字符</translation>
    </message>
    <message>
        <source>the default token cannot be removed; rotate it instead</source>
        <translation>默认令牌不能移除；可以更换它</translation>
    </message>
    <message>
        <source>this token is not valid</source>
        <translation>此令牌无效</translation>
    </message>
    <message>
        <source>the new passphrase is empty; give it with --new-passphrase-file or NEVERDROP_NEW_PASSPHRASE</source>
        <translation>新口令是空的；请用 --new-passphrase-file 或 NEVERDROP_NEW_PASSPHRASE 提供</translation>
    </message>
    <message>
        <source>keys are read as auto, utf-8, gb18030 or utf-16, not &apos;%1&apos;</source>
        <translation>卡密编码只能是 auto、utf-8、gb18030 或 utf-16，不能是“%1”</translation>
    </message>
    <message>
        <source>the separator is line or blank-line, not &apos;%1&apos;</source>
        <translation>分隔方式只能是 line 或 blank-line，不能是“%1”</translation>
    </message>
    <message>
        <source>this import is not under way; start it again and it continues where it stopped</source>
        <translation>这次导入没有在进行；重新开始会从停下的地方接着导入</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a day such as 2026-11-24</source>
        <translation>“%1”不是形如 2026-11-24 的日期</translation>
    </message>
    <message>
        <source>a contact has at most 200 characters, a request id and a return address at most 255</source>
        <translation>联系方式最多 200 个字符，请求号和返回地址最多 255 个字符</translation>
    </message>
    <message>
        <source>the payment provider has not answered yet; creating the payment goes on until the order expires</source>
        <translation>支付接口还没有应答；在订单过期之前会继续创建支付单</translation>
    </message>
    <message>
        <source>there is no order %1</source>
        <translation>没有订单 %1</translation>
    </message>
    <message>
        <source>there is no order state &apos;%1&apos;</source>
        <translation>没有订单状态“%1”</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a day such as 2026-11-24 or an RFC 3339 time</source>
        <translation>“%1”应为形如 2026-11-24 的日期或 RFC 3339 时间</translation>
    </message>
    <message>
        <source>order %1 has no keys yet: it is %2</source>
        <translation>订单 %1 还没有卡密：状态为“%2”</translation>
    </message>
    <message>
        <source>confirming a payment by hand needs a --reason; it goes into the audit</source>
        <translation>人工确认付款要写 --reason；会记入审计</translation>
    </message>
    <message>
        <source>replacing needs --card N, counted from 1, and a --reason</source>
        <translation>换卡要写 --card N（从 1 数起）和 --reason</translation>
    </message>
    <message>
        <source>there is no job state &apos;%1&apos;</source>
        <translation>没有任务状态“%1”</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>there is no lane %1; see &apos;queue lanes&apos;</source>
        <translation>没有通道 %1；请看 queue lanes</translation>
    </message>
    <message>
        <source>all lanes</source>
        <translation>全部通道</translation>
    </message>
    <message>
        <source>there is no system keychain here; give a passphrase with --passphrase-file or NEVERDROP_PASSPHRASE</source>
        <translation>这里没有系统钥匙串；请用 --passphrase-file 或 NEVERDROP_PASSPHRASE 提供口令</translation>
    </message>
    <message>
        <source>this folder is locked with a passphrase; give it with --passphrase-file or NEVERDROP_PASSPHRASE</source>
        <translation>此文件夹由口令锁定；请用 --passphrase-file 或 NEVERDROP_PASSPHRASE 提供</translation>
    </message>
    <message>
        <source>%1 has sold keys before (%2 says so), but its database is gone or empty; restore a backup</source>
        <translation>%1 以前卖出过卡密（见 %2），但数据库不见了或是空的；请恢复备份</translation>
    </message>
    <message>
        <source>there is no NeverDrop folder at %1; make one with &apos;neverdrop-cli init&apos;</source>
        <translation>%1 没有 NeverDrop 数据文件夹；请用 neverdrop-cli init 创建</translation>
    </message>
    <message>
        <source>the folder was never finished; run &apos;neverdrop-cli init&apos; again</source>
        <translation>文件夹还没有创建完；请再执行一次 neverdrop-cli init</translation>
    </message>
    <message>
        <source>this folder was copied or moved from another place or computer</source>
        <translation>此文件夹是从别处或别的电脑复制或移动来的</translation>
    </message>
    <message>
        <source>a newer copy of this folder has been used on this computer</source>
        <translation>本机用过此文件夹更新的副本</translation>
    </message>
    <message>
        <source>the program ended %1 times while this call was in flight</source>
        <translation>这个调用进行中时程序退出了 %1 次</translation>
    </message>
    <message>
        <source>there is no command &apos;%1&apos;</source>
        <translation>没有命令“%1”</translation>
    </message>
    <message>
        <source>more refused callbacks follow in these ten minutes; they are only counted</source>
        <translation>这十分钟内还有更多回调被拒；之后只计数</translation>
    </message>
    <message>
        <source>the callback does not match the order it names</source>
        <translation>回调与它所指的订单对不上</translation>
    </message>
    <message>
        <source>there is no payment provider %1</source>
        <translation>没有支付账户 %1</translation>
    </message>
    <message>
        <source>payment provider %1 cannot be used</source>
        <translation>支付接口 %1 不可用</translation>
    </message>
    <message>
        <source>payment provider %1 cannot refund; pay it back there by hand</source>
        <translation>支付接口 %1 不支持退款；请在平台上手工退款</translation>
    </message>
    <message>
        <source>order %1 was never paid</source>
        <translation>订单 %1 从未付款</translation>
    </message>
    <message>
        <source>of order %1 there is %2 %3 left to refund</source>
        <translation>订单 %1 只剩 %2 %3 可退</translation>
    </message>
    <message>
        <source>it is not known whether the refund of %1 %2 went through; look at the provider, then decide</source>
        <translation>不清楚 %1 %2 的退款是否成功；请到支付平台查看后再决定</translation>
    </message>
    <message>
        <source>the refund was refused: %1</source>
        <translation>退款被拒绝：%1</translation>
    </message>
    <message>
        <source>paid, but there are not enough keys of %1; the next import fills it</source>
        <translation>已付款，但 %1 的卡密不够；下次导入会自动补发</translation>
    </message>
    <message>
        <source>channel %1 cannot be used; edit it, then resend</source>
        <translation>渠道 %1 不可用；请修改后补发</translation>
    </message>
    <message>
        <source>this folder is in quarantine and delivers nothing; release it first</source>
        <translation>此文件夹处于隔离状态，不发货；请先解除隔离</translation>
    </message>
    <message>
        <source>order %1 waits for keys; import some</source>
        <translation>订单 %1 在等卡密；请导入</translation>
    </message>
    <message>
        <source>order %1 is for a text, which has no keys to replace</source>
        <translation>订单 %1 买的是固定文本，没有卡密可换</translation>
    </message>
    <message>
        <source>payment %1 was already counted for another order</source>
        <translation>支付单 %1 已计入另一笔订单</translation>
    </message>
    <message>
        <source>the buyer paid twice: %1 and %2; refund one of them</source>
        <translation>买家付了两次：%1 和 %2；请退掉其中一笔</translation>
    </message>
    <message>
        <source>the buyer paid after the order had ended; deliver or refund it</source>
        <translation>买家在订单结束后才付款；请发货或退款</translation>
    </message>
    <message>
        <source>paid after the order had ended</source>
        <translation>订单结束后才付款</translation>
    </message>
    <message>
        <source>paid after the order had ended, and it could not be refunded: %1</source>
        <translation>订单结束后才付款，且退款未成功：%1</translation>
    </message>
    <message>
        <source>the provider says refunded, but the keys were delivered</source>
        <translation>支付平台说已退款，但卡密已发出</translation>
    </message>
    <message>
        <source>refunded at the provider; nothing was delivered</source>
        <translation>支付平台已退款；没有发货</translation>
    </message>
    <message>
        <source>the provider holds this payment back: %1</source>
        <translation>支付平台扣住了这笔款：%1</translation>
    </message>
    <message>
        <source>a person confirmed this payment, but the provider does not know it</source>
        <translation>这笔付款经人工确认，但支付平台查无此款</translation>
    </message>
    <message>
        <source>order %1 is %2; only an unpaid order can be confirmed by hand</source>
        <translation>订单 %1 的状态是“%2”；只有未付款的订单才能人工确认</translation>
    </message>
    <message>
        <source>order %1 is %2; only an unpaid order can be cancelled</source>
        <translation>订单 %1 的状态是“%2”；只有未付款的订单才能取消</translation>
    </message>
    <message>
        <source>request id %1 was used for an order with other content</source>
        <translation>请求号 %1 已用于内容不同的订单</translation>
    </message>
    <message>
        <source>this folder is in quarantine and sells nothing; look at &apos;quarantine show&apos;, then &apos;quarantine release&apos;</source>
        <translation>此文件夹处于隔离状态，不销售；请先看 quarantine show，再执行 quarantine release</translation>
    </message>
    <message>
        <source>product %1 is not on sale</source>
        <translation>商品 %1 没有上架</translation>
    </message>
    <message>
        <source>payment provider %1 is switched off</source>
        <translation>支付账户 %1 已停用</translation>
    </message>
    <message>
        <source>product %1 is for drills and can only be paid through the sandbox</source>
        <translation>商品 %1 是演练商品，只能用沙箱支付</translation>
    </message>
    <message>
        <source>the sandbox pays for drill products only, and %1 is a real one</source>
        <translation>沙箱只能支付演练商品，而 %1 是真实商品</translation>
    </message>
    <message>
        <source>payment provider %1 does not take %2</source>
        <translation>支付接口 %1 不收 %2</translation>
    </message>
    <message>
        <source>payment provider %1 offers the methods %2, not %3</source>
        <translation>支付接口 %1 提供的支付方式是 %2，没有 %3</translation>
    </message>
    <message>
        <source>there is no channel %1</source>
        <translation>没有渠道 %1</translation>
    </message>
    <message>
        <source>channel %1 is not one that delivers, or it is switched off</source>
        <translation>渠道 %1 不是发货渠道，或已停用</translation>
    </message>
    <message>
        <source>this contact already has %1 unpaid orders</source>
        <translation>此联系方式已有 %1 笔未付款订单</translation>
    </message>
    <message>
        <source>this address already has %1 unpaid orders</source>
        <translation>此地址已有 %1 笔未付款订单</translation>
    </message>
    <message>
        <source>unpaid orders already reserve as much of %1 as they may</source>
        <translation>未付款订单预占的 %1 已达上限</translation>
    </message>
    <message>
        <source>product %1 is sold as one text for all; it has no keys to import</source>
        <translation>商品 %1 卖的是固定文本，没有卡密可导入</translation>
    </message>
    <message>
        <source>not valid %1</source>
        <translation>不是有效的 %1</translation>
    </message>
    <message>
        <source>longer than 4096 bytes</source>
        <translation>超过 4096 字节</translation>
    </message>
    <message>
        <source>a block of more than 8 MiB without a blank line; import with --separator line</source>
        <translation>有一段超过 8 MiB 没有空行；请用 --separator line 导入</translation>
    </message>
    <message>
        <source>the provider did not answer for so long that the keys were released; it is still being asked</source>
        <translation>支付接口太久没有应答，卡密已释放；仍在继续查单</translation>
    </message>
    <message>
        <source>payment provider %1 has no list to compare with</source>
        <translation>支付接口 %1 没有可供对账的列表</translation>
    </message>
    <message>
        <source>this backup opens with a passphrase or with --recovery-code-file</source>
        <translation>此备份要用口令或 --recovery-code-file 打开</translation>
    </message>
    <message>
        <source>restored from a backup; look at what was sold since, then release it</source>
        <translation>由备份恢复而来；请核对备份之后卖出的，再解除隔离</translation>
    </message>
    <message>
        <source>%1 cannot be renamed</source>
        <translation>无法给 %1 改名</translation>
    </message>
    <message>
        <source>%1 cannot be put in place</source>
        <translation>%1 无法就位</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 不可用：%2</translation>
    </message>
    <message>
        <source>%1 is damaged or is no NeverDrop backup; use another one</source>
        <translation>%1 已损坏或不是 NeverDrop 备份；请换一份</translation>
    </message>
    <message>
        <source>entries are missing at the beginning and no checkpoint of this vault says that they were pruned</source>
        <translation>开头缺少条目，而此保险库没有检查点说明已清理</translation>
    </message>
    <message>
        <source>entries after the last checkpoint are missing</source>
        <translation>最后一个检查点之后缺少条目</translation>
    </message>
    <message>
        <source>entry %1 of the attempt log is missing</source>
        <translation>调用日志的第 %1 条缺失</translation>
    </message>
    <message>
        <source>entry %1 of the attempt log was altered</source>
        <translation>调用日志的第 %1 条被改动过</translation>
    </message>
    <message>
        <source>entry %1 of the attempt log is not the one that was signed</source>
        <translation>调用日志的第 %1 条不是当初签名的那条</translation>
    </message>
    <message>
        <source>the end of the attempt log was cut off: %1 entries are recorded, %2 are there</source>
        <translation>调用日志末尾被截断：记录有 %1 条，实有 %2 条</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>for tests and local proxies</source>
        <translation>供测试和本地代理使用</translation>
    </message>
    <message>
        <source>nothing may be sent there; check the address</source>
        <translation>不能向那里发送；请检查地址</translation>
    </message>
    <message>
        <source>use https</source>
        <translation>请用 https</translation>
    </message>
    <message>
        <source>use https, or allow http for it</source>
        <translation>请用 https，或为它允许 http</translation>
    </message>
    <message>
        <source>allow private addresses if it is meant</source>
        <translation>若确有需要，请允许内网地址</translation>
    </message>
    <message>
        <source>%1 is not an IPv6 address</source>
        <translation>%1 不是 IPv6 地址</translation>
    </message>
    <message>
        <source>%1 is neither a name nor an IP address</source>
        <translation>%1 既不是域名也不是 IP 地址</translation>
    </message>
    <message>
        <source>%1 has no address; check the name</source>
        <translation>%1 没有地址；请检查域名</translation>
    </message>
    <message>
        <source>%1 over %2 is refused: its address %3is %4; %5</source>
        <translation>拒绝经 %2 访问 %1：其地址 %3属于%4；%5</translation>
    </message>
    <message>
        <source>the address of the request is not a URL with a host</source>
        <translation>请求的地址不是带主机的 URL</translation>
    </message>
    <message>
        <source>%1: only https and http can be called</source>
        <translation>%1：只能用 https 和 http</translation>
    </message>
    <message>
        <source>%1: port 0 cannot be called</source>
        <translation>%1：端口 0 无法连接</translation>
    </message>
    <message>
        <source>the address of %1 holds a user name or password; remove it</source>
        <translation>%1 的地址含有用户名或密码；请去掉</translation>
    </message>
    <message>
        <source>%1 must be called over https</source>
        <translation>%1 必须用 https</translation>
    </message>
    <message>
        <source>libcurl could not be started: out of memory</source>
        <translation>libcurl 无法启动：内存不足</translation>
    </message>
    <message>
        <source>the method of the request is not an HTTP method</source>
        <translation>请求方法不是 HTTP 方法</translation>
    </message>
    <message>
        <source>a header field of the request holds a character it may not hold</source>
        <translation>请求头含有不允许的字符</translation>
    </message>
    <message>
        <source>looking up %1 took too long, nothing was sent; check the network</source>
        <translation>查找 %1 超时，什么都没发出；请检查网络</translation>
    </message>
    <message>
        <source>ended because the program stops; it may have been carried out</source>
        <translation>程序要退出，调用被中止；可能已经办成</translation>
    </message>
    <message>
        <source>%1 cannot be called over plain http through a proxy; use https or set its proxy to none</source>
        <translation>%1 不能经代理走明文 http；请用 https，或把它的代理设为 none</translation>
    </message>
    <message>
        <source>the system names the proxy %1, which is neither http nor socks5; set http.proxy</source>
        <translation>系统代理 %1 既不是 http 也不是 socks5；请设置 http.proxy</translation>
    </message>
    <message>
        <source>the proxy must be system, none, http://HOST:PORT or socks5h://HOST:PORT</source>
        <translation>代理只能是 system、none、http://主机:端口 或 socks5h://主机:端口</translation>
    </message>
    <message>
        <source>the name %1 was not found; check the address</source>
        <translation>找不到域名 %1；请检查地址</translation>
    </message>
    <message>
        <source>the name %1 could not be looked up (%2); check the network</source>
        <translation>无法解析域名 %1（%2）；请检查网络</translation>
    </message>
    <message>
        <source>libcurl is too old or out of memory, nothing was sent to %1</source>
        <translation>libcurl 太旧或内存不足，没有向 %1 发送任何内容</translation>
    </message>
    <message>
        <source>%1 answered from %2, where this request may not go; nothing was sent</source>
        <translation>%1 从 %2 应答，而此请求不能发往那里；什么都没发出</translation>
    </message>
    <message>
        <source>the answer of %1 is larger than %2 bytes; check the address</source>
        <translation>%1 的应答超过 %2 字节；请检查地址</translation>
    </message>
    <message>
        <source>the header of the answer of %1 is larger than %2 bytes; check the address</source>
        <translation>%1 的应答头超过 %2 字节；请检查地址</translation>
    </message>
    <message>
        <source>%1 was sent the request but gave no complete answer (%2); it may have been carried out</source>
        <translation>请求已发给 %1，但没有收到完整应答（%2）；可能已经办成</translation>
    </message>
    <message>
        <source>the answer of %1 is broken off or not HTTP (%2); check the address</source>
        <translation>%1 的应答中断或不是 HTTP（%2）；请检查地址</translation>
    </message>
    <message>
        <source>no memory left to call %1; close other programs</source>
        <translation>内存不足，无法调用 %1；请关闭其他程序</translation>
    </message>
    <message>
        <source>the address of %1 cannot be called (%2)</source>
        <translation>%1 的地址无法调用（%2）</translation>
    </message>
    <message>
        <source>no secure connection to %1 (%2), nothing was sent; check its certificate and this computer&apos;s clock</source>
        <translation>与 %1 无法建立安全连接（%2），什么都没发出；请检查其证书和本机时钟</translation>
    </message>
    <message>
        <source>%1 could not be reached (%2), nothing was sent; check the address and the network</source>
        <translation>连不上 %1（%2），什么都没发出；请检查地址和网络</translation>
    </message>
    <message>
        <source>there is nothing here</source>
        <translation>这里什么都没有</translation>
    </message>
    <message>
        <source>this address takes %1</source>
        <translation>此地址只接受 %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not HOST:PORT with a numeric address, such as 127.0.0.1:8787</source>
        <translation>“%1”不是“主机:端口”的形式，主机要用数字地址，例如 127.0.0.1:8787</translation>
    </message>
    <message>
        <source>too many wrong tokens; wait a minute</source>
        <translation>令牌错误次数太多；请等一分钟</translation>
    </message>
    <message>
        <source>an order has no member &apos;%1&apos;</source>
        <translation>订单没有成员“%1”</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a text</source>
        <translation>“%1”必须是文本</translation>
    </message>
    <message>
        <source>The engine&apos;s answer %1.</source>
        <translation>引擎的应答%1。</translation>
    </message>
    <message>
        <source>A frame of %1 bytes on the control socket is too long.</source>
        <translation>控制套接字上的帧有 %1 字节，太长了。</translation>
    </message>
    <message>
        <source>A request on the control socket needs command, args and actor.</source>
        <translation>控制套接字上的请求要有 command、args 和 actor。</translation>
    </message>
    <message>
        <source>has neither ok nor error</source>
        <translation>既没有 ok 也没有 error</translation>
    </message>
    <message>
        <source>has an unknown error code</source>
        <translation>带有未知的错误代码</translation>
    </message>
    <message>
        <source>cannot listen on %1: %2</source>
        <translation>无法在 %1 监听：%2</translation>
    </message>
    <message>
        <source>the passphrase is wrong</source>
        <translation>口令不对</translation>
    </message>
    <message>
        <source>Sandbox configuration: &quot;%1&quot; must be %2.</source>
        <translation>沙箱配置：“%1”必须是%2。</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 之间的数</translation>
    </message>
    <message>
        <source>a text that is not empty</source>
        <translation>非空文本</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Sandbox configuration: there is no fault called &quot;%1&quot;.</source>
        <translation>沙箱配置：没有名为“%1”的故障。</translation>
    </message>
    <message>
        <source>a whole number that is not negative</source>
        <translation>非负整数</translation>
    </message>
    <message>
        <source>a positive whole number</source>
        <translation>正整数</translation>
    </message>
    <message>
        <source>Sandbox configuration: there is no setting called &quot;%1&quot;.</source>
        <translation>沙箱配置：没有名为“%1”的设置。</translation>
    </message>
    <message>
        <source>Sandbox configuration: not a JSON object%1</source>
        <translation>沙箱配置：不是 JSON 对象%1</translation>
    </message>
    <message>
        <source>Sandbox configuration: platform_private_key: %1</source>
        <translation>沙箱配置：platform_private_key：%1</translation>
    </message>
    <message>
        <source>Sandbox configuration: merchant_public_key: %1</source>
        <translation>沙箱配置：merchant_public_key：%1</translation>
    </message>
    <message>
        <source>There is no such control.</source>
        <translation>没有这个控制项。</translation>
    </message>
    <message>
        <source>The sandbox knows no order %1.</source>
        <translation>沙箱里没有订单 %1。</translation>
    </message>
    <message>
        <source>The order %1 is %2 already.</source>
        <translation>订单 %1 的状态已是“%2”。</translation>
    </message>
    <message>
        <source>The sum paid must be a positive amount such as 9.90.</source>
        <translation>付款金额必须是正数，例如 9.90。</translation>
    </message>
    <message>
        <source>TLS is not available: Qt&apos;s TLS plugin was not found.</source>
        <translation>TLS 不可用：找不到 Qt 的 TLS 插件。</translation>
    </message>
    <message>
        <source>The TLS certificate is not a PEM certificate.</source>
        <translation>TLS 证书不是 PEM 证书。</translation>
    </message>
    <message>
        <source>The TLS key is not an unencrypted RSA or EC private key in PEM.</source>
        <translation>TLS 密钥不是未加密的 RSA 或 EC 私钥（PEM）。</translation>
    </message>
    <message>
        <source>The TLS key does not belong to the first certificate.</source>
        <translation>TLS 密钥与第一张证书不配对。</translation>
    </message>
    <message>
        <source>Cannot listen on %1 port %2: %3.</source>
        <translation>无法在 %1 的端口 %2 监听：%3。</translation>
    </message>
    <message>
        <source>Too many connections; come again later.</source>
        <translation>连接太多；请稍后再来。</translation>
    </message>
    <message>
        <source>proxy: %1</source>
        <translation>proxy：%1</translation>
    </message>
    <message>
        <source>private_key: %1</source>
        <translation>private_key：%1</translation>
    </message>
    <message>
        <source>platform_public_key: %1</source>
        <translation>platform_public_key：%1</translation>
    </message>
    <message>
        <source>awaiting_payment</source>
        <translation>待付款</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>delivering</source>
        <translation>发货中</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>refunding</source>
        <translation>退款中</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>amount_mismatch</source>
        <translation>金额不符</translation>
    </message>
    <message>
        <source>integrity_failure</source>
        <translation>校验不通过</translation>
    </message>
    <message>
        <source>out_of_stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>retries_exhausted</source>
        <translation>重试用尽</translation>
    </message>
    <message>
        <source>permanent_error</source>
        <translation>永久错误</translation>
    </message>
    <message>
        <source>paid_late</source>
        <translation>迟到付款</translation>
    </message>
    <message>
        <source>duplicate_payment</source>
        <translation>重复付款</translation>
    </message>
    <message>
        <source>provider_conflict</source>
        <translation>与支付平台不一致</translation>
    </message>
    <message>
        <source>provider_unreachable</source>
        <translation>支付接口连不上</translation>
    </message>
    <message>
        <source>in_doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>held</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>将重试</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>连不上</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>server_error</source>
        <translation>服务器错误</translation>
    </message>
    <message>
        <source>rate_limited</source>
        <translation>限流</translation>
    </message>
    <message>
        <source>auth</source>
        <translation>鉴权失败</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>被拒收</translation>
    </message>
    <message>
        <source>integrity</source>
        <translation>校验不符</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>格式错误</translation>
    </message>
    <message>
        <source>mismatch</source>
        <translation>内容不符</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>等待付款</translation>
    </message>
    <message>
        <source>payload_damaged</source>
        <translation>内容损坏</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本机问题</translation>
    </message>
    <message>
        <source>crash</source>
        <translation>程序崩溃</translation>
    </message>
    <message>
        <source>callback</source>
        <translation>回调</translation>
    </message>
    <message>
        <source>query</source>
        <translation>主动查单</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>人工确认</translation>
    </message>
    <message>
        <source>bill</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>create</source>
        <translation>创建支付</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭支付</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>deliver</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入</translation>
    </message>
    <message>
        <source>out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>卡密</translation>
    </message>
    <message>
        <source>text</source>
        <translation>固定文本</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>循环卡密</translation>
    </message>
    <message>
        <source>available</source>
        <translation>可售</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>已售</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>熔断</translation>
    </message>
    <message>
        <source>limited</source>
        <translation>限流</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>misconfigured</source>
        <translation>配置有误</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>both</source>
        <translation>发货和告警</translation>
    </message>
    <message>
        <source>order.cards</source>
        <translation>查看卡密</translation>
    </message>
    <message>
        <source>order.resend</source>
        <translation>补发</translation>
    </message>
    <message>
        <source>order.confirm</source>
        <translation>人工确认付款</translation>
    </message>
    <message>
        <source>order.cancel</source>
        <translation>取消订单</translation>
    </message>
    <message>
        <source>order.refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>order.replace</source>
        <translation>换卡</translation>
    </message>
    <message>
        <source>keys.void</source>
        <translation>作废卡密</translation>
    </message>
    <message>
        <source>keys.undo</source>
        <translation>撤回导入</translation>
    </message>
    <message>
        <source>keys.export</source>
        <translation>导出卡密</translation>
    </message>
    <message>
        <source>config.set</source>
        <translation>修改设置</translation>
    </message>
    <message>
        <source>token.show</source>
        <translation>查看令牌</translation>
    </message>
    <message>
        <source>token.add</source>
        <translation>新建令牌</translation>
    </message>
    <message>
        <source>token.rotate</source>
        <translation>更换令牌</translation>
    </message>
    <message>
        <source>token.remove</source>
        <translation>移除令牌</translation>
    </message>
    <message>
        <source>quarantine.release</source>
        <translation>解除隔离</translation>
    </message>
    <message>
        <source>vault.change-passphrase</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>vault.rotate-key</source>
        <translation>更换数据密钥</translation>
    </message>
    <message>
        <source>vault.export-recovery</source>
        <translation>导出恢复文件</translation>
    </message>
    <message>
        <source>queue.retry</source>
        <translation>重试任务</translation>
    </message>
    <message>
        <source>queue.pause</source>
        <translation>暂停通道</translation>
    </message>
    <message>
        <source>queue.resume</source>
        <translation>恢复通道</translation>
    </message>
    <message>
        <source>cli</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>vault</source>
        <translation>保险库</translation>
    </message>
    <message>
        <source>rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>调用日志</translation>
    </message>
    <message>
        <source>quarantine</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>provider %1</source>
        <translation>支付接口 %1</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>渠道 %1</translation>
    </message>
    <message>
        <source>plausible</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>integrity_check: ok</source>
        <translation>完整性检查通过</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>expire</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>public</source>
        <translation>公网</translation>
    </message>
    <message>
        <source>private</source>
        <translation>内网</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>保留地址</translation>
    </message>
    <message>
        <source>tiers</source>
        <translation>tiers</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有那个文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不够</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间已满</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统只读</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>这不是文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许的操作</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>磁盘读写错误</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>无法使用该地址</translation>
    </message>
    <message>
        <source>file to open is a directory</source>
        <translation>要打开的是文件夹</translation>
    </message>
    <message>
        <source>The bound address is already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>The address is not available</source>
        <translation>没有这个地址</translation>
    </message>
    <message>
        <source>The address is protected</source>
        <translation>地址受保护</translation>
    </message>
    <message>
        <source>adaptive, or %1</source>
        <translation>adaptive，或%1</translation>
    </message>
    <message>
        <source>nothing, or %1</source>
        <translation>留空，或%1</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕（只在窗口里显示）</translation>
    </message>
    <message>
        <source>refund open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>lane open</source>
        <translation>畅通</translation>
    </message>
    <message>
        <source>other users may write the folder %1: take that right away or choose another place</source>
        <translation>别的用户可以写入文件夹 %1：请收回该权限或换个位置</translation>
    </message>
    <message>
        <source>cannot compose the access list for %1: %2</source>
        <translation>无法为 %1 生成访问控制列表：%2</translation>
    </message>
    <message>
        <source>cannot make private %1: %2</source>
        <translation>无法把 %1 设为仅本人可用：%2</translation>
    </message>
    <message>
        <source>writing %1 failed because a test asked for it</source>
        <translation>按测试要求，写入 %1 失败</translation>
    </message>
    <message>
        <source>the backup %1 does not open as it should: %2</source>
        <translation>备份 %1 无法正常打开：%2</translation>
    </message>
    <message>
        <source>a backup of %1 MiB would take more than a tenth of what is free in %2; make room or choose another folder with backup.folder</source>
        <translation>备份需要 %1 MiB，超过 %2 剩余空间的十分之一；请清理磁盘，或用 backup.folder 换一个文件夹</translation>
    </message>
    <message>
        <source>less than 1 GiB is free; make room before it stops</source>
        <translation>剩余空间不足 1 GiB；请尽快清理，否则会停止</translation>
    </message>
    <message>
        <source>less than 200 MiB is free; no call is started until there is room</source>
        <translation>剩余空间不足 200 MiB；腾出空间之前不再发起任何调用</translation>
    </message>
    <message>
        <source>the clock was set by %1 s; waiting times moved with it</source>
        <translation>系统时钟被调整了 %1 秒；各等待时间已随之移动</translation>
    </message>
    <message>
        <source>%1 has %2 free keys left; import more</source>
        <translation>%1 只剩 %2 个可售卡密，请导入</translation>
    </message>
    <message>
        <source>make a recovery file with &apos;vault export-recovery&apos;, or they are lost with this computer</source>
        <translation>请用“vault export-recovery”导出恢复文件，否则这台电脑坏了，备份也打不开</translation>
    </message>
    <message>
        <source>none was made yet</source>
        <translation>还没有备份过</translation>
    </message>
    <message>
        <source>the last one is old, of %1</source>
        <translation>最近一次备份已经过旧，时间为 %1</translation>
    </message>
    <message>
        <source>the last one is of %1</source>
        <translation>最近一次备份时间为 %1</translation>
    </message>
    <message>
        <source>clock.jump</source>
        <translation>调整时钟</translation>
    </message>
    <message>
        <source>backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>%1 lacked what was sold last; it was written anew from the database</source>
        <translation>%1 缺少最近售出的记录，已按数据库重新写入</translation>
    </message>
    <message>
        <source>journal.renew</source>
        <translation>重写分配日志</translation>
    </message>
    <message>
        <source>channel %1 is named by %2 orders that are not delivered yet; wait until they are, or switch it off</source>
        <translation>还有 %2 个未发货的订单指定了通道 %1；请等它们发完，或改为停用该通道</translation>
    </message>
    <message>
        <source>this refund has ended; start another one with &apos;order refund&apos;</source>
        <translation>这笔退款已经结束；如需再退，请用“order refund”重新发起</translation>
    </message>
    <message>
        <source>a job has a number, not &apos;%1&apos;; see &apos;queue list&apos;</source>
        <translation>任务用编号指定，不能是“%1”；请看“queue list”</translation>
    </message>
    <message>
        <source>the refund of %1 %2 was refused: %3</source>
        <translation>%1 %2 的退款被拒绝：%3</translation>
    </message>
    <message>
        <source>the refund is not made yet: %1</source>
        <translation>退款尚未完成：%1</translation>
    </message>
    <message>
        <source>%1 says that %2 was paid, but this database does not know that order; a restore lost it</source>
        <translation>%1 通知 %2 已付款，但本数据库没有这个订单；它在恢复备份时丢失了</translation>
    </message>
    <message>
        <source>callback.unknown</source>
        <translation>未知订单的回调</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not where a list goes on; take its &apos;next&apos;</source>
        <translation>“%1”不是列表的续读位置；请用上一页的“next”</translation>
    </message>
    <message>
        <source>%1 keys were handed out for this order after the backup was made, and the backup does not have them: ask the buyer; if nothing came, resend gives other keys</source>
        <translation>备份之后已为此订单发出 %1 个卡密，而备份里没有这些卡密：请先问买家；如果对方没有收到，用 resend 补发别的卡密</translation>
    </message>
    <message>
        <source>no temporary folder can be made: %1</source>
        <translation>无法创建临时文件夹：%1</translation>
    </message>
    <message>
        <source>explain a callback</source>
        <translation>诊断回调</translation>
    </message>
    <message>
        <source>the signature is right but written in capital letters; Epay writes it in small ones</source>
        <translation>签名正确，但用了大写字母；易支付用小写</translation>
    </message>
    <message>
        <source>the values were signed in their encoded form (%XX): decode them before signing</source>
        <translation>对方用编码后的值（%XX）做了签名：签名前应先解码</translation>
    </message>
    <message>
        <source>a + in a value arrived as a blank: the sender must percent-encode it</source>
        <translation>值里的 + 变成了空格：发送方必须对它做百分号编码</translation>
    </message>
    <message>
        <source>empty parameters were signed too: leave them out of the signed text</source>
        <translation>空参数也参与了签名：空参数不应参与签名</translation>
    </message>
    <message>
        <source>&apos;&amp;key=&apos; was put before the key: Epay puts the key directly behind the text</source>
        <translation>密钥前多了“&amp;key=”：易支付把密钥直接接在文本后面</translation>
    </message>
    <message>
        <source>the + signs of the signature arrived as blanks: the sender must percent-encode them</source>
        <translation>签名里的 + 变成了空格：发送方必须对它们做百分号编码</translation>
    </message>
    <message>
        <source>the parameter %1 was not signed: something on the way added it</source>
        <translation>参数 %1 没有参与签名：是途中被加上去的</translation>
    </message>
    <message>
        <source>there is no sign: the text was cut off, or it is no callback</source>
        <translation>没有 sign：文本被截断，或者这不是回调</translation>
    </message>
    <message>
        <source>sign is not 32 hexadecimal digits: it is cut off or not an MD5</source>
        <translation>sign 不是 32 位十六进制：被截断，或者不是 MD5</translation>
    </message>
    <message>
        <source>the signature is another one: the key of this account is not the provider&apos;s, or a value was changed</source>
        <translation>签名不同：这个账户的密钥与支付平台的不一致，或者有值被改动</translation>
    </message>
    <message>
        <source>the signature is not the platform&apos;s: platform_public_key is not the provider&apos;s, or a value was changed</source>
        <translation>签名不是平台的：platform_public_key 与支付平台的不一致，或者有值被改动</translation>
    </message>
    <message>
        <source>there is no sign_type; this account expects %1</source>
        <translation>没有 sign_type；这个账户要求 %1</translation>
    </message>
    <message>
        <source>sign_type is %1, but this account expects %2: use an account of the other Epay version</source>
        <translation>sign_type 是 %1，但这个账户要求 %2：请使用另一个版本的易支付账户</translation>
    </message>
    <message>
        <source>sign_type is %1, but this account expects %2</source>
        <translation>sign_type 是 %1，但这个账户要求 %2</translation>
    </message>
    <message>
        <source>it carries %1: it was made from a request of ours and is no callback</source>
        <translation>带有 %1：它是由我们自己的请求拼成的，不是回调</translation>
    </message>
    <message>
        <source>the parameter %1 is missing: it was lost on the way, or not copied</source>
        <translation>缺少参数 %1：途中丢失，或者没有复制完整</translation>
    </message>
    <message>
        <source>it is for the merchant number %1, but this account is %2</source>
        <translation>它属于商户号 %1，而这个账户是 %2</translation>
    </message>
    <message>
        <source>its time is more than 300 s off our clock: it is an old one, or a clock is wrong</source>
        <translation>时间与本机相差超过 300 秒：是旧回调，或者时钟不准</translation>
    </message>
    <message>
        <source>it holds &amp;amp; where &amp; belongs: it was copied from a web page&apos;s source</source>
        <translation>该用 &amp; 的地方是 &amp;amp;：可能是从网页源代码复制的</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>there is no key number %1</source>
        <translation>没有编号为 %1 的卡密</translation>
    </message>
    <message>
        <source>a direction is in or out, not &apos;%1&apos;</source>
        <translation>方向只能是 in 或 out，不能是“%1”</translation>
    </message>
    <message>
        <source>there is no outcome &apos;%1&apos;</source>
        <translation>没有“%1”这种结果</translation>
    </message>
    <message>
        <source>keys are listed by the state available, reserved, sold or void, not &apos;%1&apos;</source>
        <translation>列出卡密时状态只能是 available、reserved、sold 或 void，不能是“%1”</translation>
    </message>
    <message>
        <source>another passphrase is being checked; wait a moment</source>
        <translation>正在核对另一个口令，请稍候</translation>
    </message>
    <message>
        <source>too many wrong passphrases; try again in %1 seconds</source>
        <translation>口令错误次数过多，请 %1 秒后再试</translation>
    </message>
    <message>
        <source>order %1 is no drill: only orders of drill products at the sandbox are paid this way</source>
        <translation>订单 %1 不是演练：只有沙盒上的演练商品订单才能这样付款</translation>
    </message>
    <message>
        <source>the sandbox did not do it (HTTP %1)</source>
        <translation>沙盒没有照办（HTTP %1）</translation>
    </message>
    <message>
        <source>The engine&apos;s backup is not as long as it said.</source>
        <translation>引擎给出的备份长度不符。</translation>
    </message>
    <message>
        <source>The backup was damaged on its way; nothing was written. Make it again.</source>
        <translation>备份在传送中损坏，没有写入任何文件，请重新备份。</translation>
    </message>
    <message>
        <source>order.evidence</source>
        <translation>查看订单凭证</translation>
    </message>
    <message>
        <source>keys.reveal</source>
        <translation>查看卡密</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>已查看</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>gui</name>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>It is being delivered through %1.</source>
        <translation>正在通过 %1 发货。</translation>
    </message>
    <message>
        <source>Delivery through %1 failed: %2</source>
        <translation>通过 %1 发货失败：%2</translation>
    </message>
    <message>
        <source>Delivery through %1 failed (%2); it is tried again %3.</source>
        <translation>通过 %1 发货失败（%2）；将于%3重试。</translation>
    </message>
    <message>
        <source>It is being delivered.</source>
        <translation>正在发货。</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>It needs you: %1</source>
        <translation>需要您处理：%1</translation>
    </message>
    <message>
        <source>The buyer has not paid yet; the provider is asked again and again until %1.</source>
        <translation>买家尚未付款；在 %1 之前会不断向支付平台查单。</translation>
    </message>
    <message>
        <source>It is paid and waits for its keys.</source>
        <translation>已付款，正在等卡密。</translation>
    </message>
    <message>
        <source>It was delivered on %1.</source>
        <translation>已于 %1 发货。</translation>
    </message>
    <message>
        <source>The buyer did not pay in time; a late payment is still noticed.</source>
        <translation>买家未按时付款；之后补付仍会被发现。</translation>
    </message>
    <message>
        <source>It was cancelled; its keys are for sale again.</source>
        <translation>已取消，卡密已放回库存。</translation>
    </message>
    <message>
        <source>The refund is under way.</source>
        <translation>正在退款。</translation>
    </message>
    <message>
        <source>The money went back to the buyer.</source>
        <translation>款项已退还买家。</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Wrong settings</source>
        <translation>设置有误</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>尚未使用</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>On or off</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>最近成功</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>最近错误</translation>
    </message>
    <message>
        <source>Found only by asking</source>
        <translation>掉单找回（仅靠查询）</translation>
    </message>
    <message>
        <source>%1 of %2 (%3 %)</source>
        <translation>%1 / %2（%3 %）</translation>
    </message>
    <message>
        <source>Payments whose callback never came or came late: asking found them.</source>
        <translation>回调没来或来晚的付款，靠主动查询找回。</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Deliveries, alerts</source>
        <translation>发货、告警</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1（非必须）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Provider&apos;s address</source>
        <translation>平台地址</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>商户号</translation>
    </message>
    <message>
        <source>Merchant key</source>
        <translation>商户密钥</translation>
    </message>
    <message>
        <source>Merchant private key</source>
        <translation>商户私钥</translation>
    </message>
    <message>
        <source>Platform public key</source>
        <translation>平台公钥</translation>
    </message>
    <message>
        <source>Payment methods</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Confirm callbacks by asking</source>
        <translation>收到回调后再查询确认</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Private network</source>
        <translation>允许内网地址</translation>
    </message>
    <message>
        <source>Without encryption</source>
        <translation>允许不加密 (http)</translation>
    </message>
    <message>
        <source>Receiver&apos;s address</source>
        <translation>接收地址</translation>
    </message>
    <message>
        <source>Signing secret</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>Create a payment</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Ask about a payment</source>
        <translation>查单</translation>
    </message>
    <message>
        <source>Close a payment</source>
        <translation>关单</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Deliver keys</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>回调</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>List payments</source>
        <translation>拉取账单</translation>
    </message>
    <message>
        <source>Flowing</source>
        <translation>畅通</translation>
    </message>
    <message>
        <source>Paused by hand</source>
        <translation>已手动暂停</translation>
    </message>
    <message>
        <source>Resting after failures</source>
        <translation>连续失败，暂歇</translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation>被限流</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>断网</translation>
    </message>
    <message>
        <source>Credentials refused</source>
        <translation>凭据被拒</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>隔离中</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>QQ Wallet</source>
        <translation>QQ 钱包</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Number at the provider</source>
        <translation>商户订单号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>支付通道</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Provider&apos;s number</source>
        <translation>平台单号</translation>
    </message>
    <message>
        <source>Wallet number</source>
        <translation>钱包单号</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>发货时间</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>发货渠道</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>卡密</translation>
    </message>
    <message>
        <source>sent %1, received %2, entry %3</source>
        <translation>发送 %1，收到 %2，记录 %3</translation>
    </message>
    <message>
        <source>Every attempt</source>
        <translation>每一次尝试</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Evidence for an order</source>
        <translation>订单凭证</translation>
    </message>
    <message>
        <source>Made by NeverDrop on %1. Every entry of the log carries the hash of the one before it; &apos;trace verify&apos; proves that none was changed.</source>
        <translation>由不掉单于 %1 生成。日志的每条记录都带有上一条的哈希，“trace verify”可证明没有任何一条被改动。</translation>
    </message>
    <message>
        <source>Stands here twice</source>
        <translation>文件内重复</translation>
    </message>
    <message>
        <source>In stock already</source>
        <translation>已在库存中</translation>
    </message>
    <message>
        <source>Reserved for an unpaid order</source>
        <translation>已被未付款订单预留</translation>
    </message>
    <message>
        <source>Sold already</source>
        <translation>已售出</translation>
    </message>
    <message>
        <source>Known and taken out of stock</source>
        <translation>已作废的卡密</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Why it is not imported</source>
        <translation>不导入的原因</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>卡密</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>第几次</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n 次尝试</numerusform>
        </translation>
    </message>
    <message>
        <source>not required</source>
        <translation>非必需</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>下次 %1</translation>
    </message>
    <message>
        <source>%1 on %2, noticed by %3</source>
        <translation>%1，%2，来源：%3</translation>
    </message>
    <message>
        <source>Only what was paid can be sent again; this order is: %1.</source>
        <translation>已付款的订单才能补发；此订单：%1。</translation>
    </message>
    <message>
        <source>There is nothing to confirm; this order is: %1.</source>
        <translation>无需确认；此订单：%1。</translation>
    </message>
    <message>
        <source>Only an unpaid order can be cancelled; this one is: %1.</source>
        <translation>只能取消未付款的订单；此订单：%1。</translation>
    </message>
    <message>
        <source>No payment is known, so there is nothing to refund.</source>
        <translation>没有收到付款，无款可退。</translation>
    </message>
    <message>
        <source>It cannot be refunded; this order is: %1.</source>
        <translation>不能退款；此订单：%1。</translation>
    </message>
    <message>
        <source>A key is replaced after it was delivered; this order is: %1.</source>
        <translation>发货之后才能换卡密；此订单：%1。</translation>
    </message>
    <message>
        <source>It has no keys yet: they are given out on payment.</source>
        <translation>还没有卡密：付款后才分配。</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Retry queue</source>
        <translation>重试队列</translation>
    </message>
    <message>
        <source>Products and keys</source>
        <translation>商品与卡密</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>Payment providers</source>
        <translation>支付通道</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>调用日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Too short: take at least 8 characters.</source>
        <translation>太短：至少 8 个字符。</translation>
    </message>
    <message>
        <source>Weak: four random words are better.</source>
        <translation>较弱：四个随机词更好。</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>不错。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>很强。</translation>
    </message>
    <message>
        <source>one text</source>
        <translation>统一文本</translation>
    </message>
    <message>
        <source>keys, sold several times</source>
        <translation>可重复售卖的卡密</translation>
    </message>
    <message>
        <source>card keys</source>
        <translation>卡密</translation>
    </message>
    <message>
        <source>Low stock: import more keys</source>
        <translation>库存不足，请补充卡密</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>商品编号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>%1, for drills</source>
        <translation>%1（演练）</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>已售出</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次重试</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>Kind of error</source>
        <translation>错误类型</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>通路</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Opens in</source>
        <translation>多久后恢复</translation>
    </message>
    <message>
        <source>Save the recovery file</source>
        <translation>保存恢复文件</translation>
    </message>
    <message>
        <source>Deliver if there is stock</source>
        <translation>有库存就发货</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>由我处理</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Takes effect at once.</source>
        <translation>立即生效。</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Without any input for this long, keys, exports and settings ask again who you are; delivery goes on. 0s: never.</source>
        <translation>无操作达到这个时间后，查看卡密、导出和修改设置需要重新验证；发货不受影响。0s：从不。</translation>
    </message>
    <message>
        <source>Keep the computer awake</source>
        <translation>保持电脑不休眠</translation>
    </message>
    <message>
        <source>While orders are open, the computer does not go to sleep by itself.</source>
        <translation>有未完成订单时，电脑不会自动休眠。</translation>
    </message>
    <message>
        <source>Time to pay</source>
        <translation>付款时限</translation>
    </message>
    <message>
        <source>How long an unpaid order keeps its keys reserved.</source>
        <translation>未付款订单为买家保留卡密的时间。</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>超时付款</translation>
    </message>
    <message>
        <source>What happens when a buyer pays after the order has expired.</source>
        <translation>订单过期之后买家才付款时怎么处理。</translation>
    </message>
    <message>
        <source>Hold when unsure</source>
        <translation>查不到时保留</translation>
    </message>
    <message>
        <source>If the provider cannot be asked at expiry, the keys stay reserved at most this long.</source>
        <translation>过期时联系不上支付平台，卡密最多再保留这么久。</translation>
    </message>
    <message>
        <source>Open orders per contact</source>
        <translation>每个联系方式的未付订单</translation>
    </message>
    <message>
        <source>Unpaid orders that one buyer may have through the API. 0: no limit.</source>
        <translation>同一买家通过 API 最多可有几个未付款订单。0：不限。</translation>
    </message>
    <message>
        <source>Open orders per address</source>
        <translation>每个 IP 的未付订单</translation>
    </message>
    <message>
        <source>Unpaid orders from one IP address through the API. 0: no limit.</source>
        <translation>同一 IP 通过 API 最多可有几个未付款订单。0：不限。</translation>
    </message>
    <message>
        <source>Share of stock reserved</source>
        <translation>可占用库存比例</translation>
    </message>
    <message>
        <source>How much of a product&apos;s stock unpaid orders may hold, from 0 to 1. 0 or 1: no limit.</source>
        <translation>未付款订单最多可占用商品库存的多少，0 到 1。0 或 1：不限。</translation>
    </message>
    <message>
        <source>Ask for payment every</source>
        <translation>查单间隔</translation>
    </message>
    <message>
        <source>“adaptive” asks often at first and less often later; or a list of waits such as 3s,5s,10s.</source>
        <translation>adaptive：先密后疏；也可写间隔列表，如 3s,5s,10s。</translation>
    </message>
    <message>
        <source>Ask after expiry for</source>
        <translation>过期后继续查单</translation>
    </message>
    <message>
        <source>How long an expired order is still asked about, so that a late payment is not lost.</source>
        <translation>订单过期后还继续查单多久，避免迟到的付款掉单。</translation>
    </message>
    <message>
        <source>Waits between attempts</source>
        <translation>重试间隔</translation>
    </message>
    <message>
        <source>The wait before retry 1, 2, 3 …; after the last one you are asked.</source>
        <translation>第 1、2、3 …次重试前的等待；用完后转人工处理。</translation>
    </message>
    <message>
        <source>Quiet retries afterwards</source>
        <translation>之后的慢速重试</translation>
    </message>
    <message>
        <source>Passing errors are still tried at these intervals. Empty: off.</source>
        <translation>临时性错误仍按这些间隔悄悄重试。留空：关闭。</translation>
    </message>
    <message>
        <source>Random share of a wait</source>
        <translation>间隔随机浮动</translation>
    </message>
    <message>
        <source>Spreads retries a little, so that not all come at once. 0.1 is ±10 %.</source>
        <translation>让重试错开一点，不要同时涌来。0.1 即 ±10 %。</translation>
    </message>
    <message>
        <source>Alert after failures</source>
        <translation>失败几次后告警</translation>
    </message>
    <message>
        <source>When a job has failed this often, your alert channels hear of it.</source>
        <translation>任务失败达到这个次数时，通知告警渠道。</translation>
    </message>
    <message>
        <source>Crashes before caution</source>
        <translation>崩溃几次后单独运行</translation>
    </message>
    <message>
        <source>A job that was running at this many crashes runs alone from then on.</source>
        <translation>程序崩溃时正在运行的任务达到这个次数后，将单独运行。</translation>
    </message>
    <message>
        <source>Failures that open a breaker</source>
        <translation>熔断失败次数</translation>
    </message>
    <message>
        <source>So many failures in a row, and an address is left alone for a while.</source>
        <translation>连续失败这么多次后，暂停访问该地址一段时间。</translation>
    </message>
    <message>
        <source>First pause of a breaker</source>
        <translation>熔断首次暂停</translation>
    </message>
    <message>
        <source>Then one request tries again; each failure doubles the pause, up to 5 minutes.</source>
        <translation>之后放一个请求试探；再失败则加倍，最长 5 分钟。</translation>
    </message>
    <message>
        <source>Waits for this kind of error only; “tiers”: as above; empty: no retry.</source>
        <translation>仅用于这类错误；tiers：同上；留空：不重试。</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>连接不上</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>超时未应答</translation>
    </message>
    <message>
        <source>Their server failed</source>
        <translation>对方服务器出错</translation>
    </message>
    <message>
        <source>Asked too often</source>
        <translation>请求过于频繁</translation>
    </message>
    <message>
        <source>Key or signature refused</source>
        <translation>密钥或签名被拒</translation>
    </message>
    <message>
        <source>Refused for good</source>
        <translation>明确拒绝</translation>
    </message>
    <message>
        <source>Checksum wrong</source>
        <translation>校验不一致</translation>
    </message>
    <message>
        <source>Unreadable answer</source>
        <translation>应答无法解析</translation>
    </message>
    <message>
        <source>Amount or order differs</source>
        <translation>金额或订单不符</translation>
    </message>
    <message>
        <source>Not paid yet</source>
        <translation>尚未付款</translation>
    </message>
    <message>
        <source>Closed or declined</source>
        <translation>已关闭或被拒付</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Stored delivery damaged</source>
        <translation>待发内容损坏</translation>
    </message>
    <message>
        <source>Trouble on this computer</source>
        <translation>本机故障</translation>
    </message>
    <message>
        <source>Program ended in the middle</source>
        <translation>程序中途退出</translation>
    </message>
    <message>
        <source>Keys per message</source>
        <translation>每条消息的卡密数</translation>
    </message>
    <message>
        <source>Larger orders are delivered in numbered parts of this many keys.</source>
        <translation>大订单按这个数量分批编号发送。</translation>
    </message>
    <message>
        <source>Allow private addresses</source>
        <translation>允许内网地址</translation>
    </message>
    <message>
        <source>Webhooks may go to this computer or the local network. Leave off unless your shop runs there.</source>
        <translation>允许 Webhook 发往本机或内网。店铺不在内网请勿开启。</translation>
    </message>
    <message>
        <source>Wait for an answer</source>
        <translation>等待应答</translation>
    </message>
    <message>
        <source>The longest that one request to a provider or shop may take.</source>
        <translation>向支付平台或店铺发一次请求的最长时间。</translation>
    </message>
    <message>
        <source>“system”, “none”, http://host:port or socks5h://host:port.</source>
        <translation>system、none、http://主机:端口 或 socks5h://主机:端口。</translation>
    </message>
    <message>
        <source>Watchdog address</source>
        <translation>看门狗地址</translation>
    </message>
    <message>
        <source>Called regularly, so that somebody notices when this computer is off. Empty: none.</source>
        <translation>定时访问，电脑关机时就有人知道。留空：不用。</translation>
    </message>
    <message>
        <source>Call the watchdog every</source>
        <translation>看门狗间隔</translation>
    </message>
    <message>
        <source>How often the watchdog is called.</source>
        <translation>多久访问一次看门狗。</translation>
    </message>
    <message>
        <source>Receive callbacks</source>
        <translation>接收回调</translation>
    </message>
    <message>
        <source>Opens a port for callbacks and your shop&apos;s API. Without it, asking finds every payment.</source>
        <translation>打开端口接收支付回调和店铺 API。不开也能靠主动查单发现每笔付款。</translation>
    </message>
    <message>
        <source>Listen at</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Address and port, such as 127.0.0.1:8787.</source>
        <translation>地址和端口，如 127.0.0.1:8787。</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>公网地址</translation>
    </message>
    <message>
        <source>Where providers can reach this computer; empty: the address above.</source>
        <translation>支付平台能访问到本机的地址；留空：用上面的地址。</translation>
    </message>
    <message>
        <source>TLS certificate</source>
        <translation>TLS 证书</translation>
    </message>
    <message>
        <source>PEM file with the certificate chain. Empty: no TLS.</source>
        <translation>证书链 PEM 文件。留空：不用 TLS。</translation>
    </message>
    <message>
        <source>TLS key</source>
        <translation>TLS 私钥</translation>
    </message>
    <message>
        <source>PEM file with the private key of the certificate.</source>
        <translation>证书私钥 PEM 文件。</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Better on another disk. Empty: beside the database.</source>
        <translation>最好放在另一块硬盘。留空：放在数据库旁边。</translation>
    </message>
    <message>
        <source>Back up every</source>
        <translation>备份频率</translation>
    </message>
    <message>
        <source>Skipped when nothing changed.</source>
        <translation>没有变化时跳过。</translation>
    </message>
    <message>
        <source>Keep backups</source>
        <translation>保留备份</translation>
    </message>
    <message>
        <source>Days and weeks of which one backup each is kept, such as 7d,4w.</source>
        <translation>最近几天、几周各保留一份，如 7d,4w。</translation>
    </message>
    <message>
        <source>Keep the attempt log</source>
        <translation>保留请求日志</translation>
    </message>
    <message>
        <source>Older entries are removed; what is left can still be verified.</source>
        <translation>更早的记录会删除，剩余部分仍可验证。</translation>
    </message>
    <message>
        <source>Keep contacts</source>
        <translation>保留联系方式</translation>
    </message>
    <message>
        <source>Contacts of finished orders are erased after this.</source>
        <translation>已完成订单的联系方式到期后抹除。</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Asking for payments</source>
        <translation>主动查单</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Retry by kind of error</source>
        <translation>按错误类型重试</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Callbacks and API</source>
        <translation>回调与 API</translation>
    </message>
    <message>
        <source>Automatic backup</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>← in</source>
        <translation>← 收</translation>
    </message>
    <message>
        <source>→ out</source>
        <translation>→ 发</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>The other side could not be reached; check address and network.</source>
        <translation>连不上对方；请检查地址和网络。</translation>
    </message>
    <message>
        <source>No complete answer came in time; look whether it was done.</source>
        <translation>没有及时收到完整应答；请查看是否已经办成。</translation>
    </message>
    <message>
        <source>The other side&apos;s server failed; it is tried again later.</source>
        <translation>对方服务器出错；稍后会再试。</translation>
    </message>
    <message>
        <source>The other side wants fewer calls; wait a moment.</source>
        <translation>对方嫌调用太频繁；请稍等。</translation>
    </message>
    <message>
        <source>The other side refuses our key or signature; check the secrets.</source>
        <translation>对方不认我们的密钥或签名；请核对密钥。</translation>
    </message>
    <message>
        <source>The other side rejects the request; check what it says.</source>
        <translation>对方拒绝了请求；请看它的说明。</translation>
    </message>
    <message>
        <source>A checksum or signature of the answer is wrong; check the keys.</source>
        <translation>应答的校验和或签名不对；请核对密钥。</translation>
    </message>
    <message>
        <source>The answer cannot be read; check the address and the versions.</source>
        <translation>应答无法解读；请检查地址和版本。</translation>
    </message>
    <message>
        <source>The answer does not fit the order; compare both.</source>
        <translation>应答与订单对不上；请核对两边。</translation>
    </message>
    <message>
        <source>The payment has not come yet; wait.</source>
        <translation>款项还没到；请稍等。</translation>
    </message>
    <message>
        <source>The other side refused; ask its support.</source>
        <translation>对方拒绝办理；请联系对方客服。</translation>
    </message>
    <message>
        <source>There are not enough card keys; import more.</source>
        <translation>卡密不够；请补货导入。</translation>
    </message>
    <message>
        <source>The stored delivery is damaged; resend the order.</source>
        <translation>保存的发货内容已损坏；请补发该订单。</translation>
    </message>
    <message>
        <source>Something failed on this computer; check disk, rights and network.</source>
        <translation>本机操作失败；请检查磁盘、权限和网络。</translation>
    </message>
    <message>
        <source>The program ended in the middle; look whether it was done.</source>
        <translation>程序中途退出；请查看是否已经办成。</translation>
    </message>
    <message>
        <source>The command or a value is wrong; compare it with --help.</source>
        <translation>命令或取值有误；请对照 --help。</translation>
    </message>
    <message>
        <source>What was named does not exist; check its number or name.</source>
        <translation>所指的对象不存在；请核对编号或名称。</translation>
    </message>
    <message>
        <source>That cannot be done in this state; look at it first.</source>
        <translation>当前状态下不能这样做；请先查看状态。</translation>
    </message>
    <message>
        <source>The same request id stands for other content; take a new one.</source>
        <translation>同一请求号已用于别的内容；请换一个新的。</translation>
    </message>
    <message>
        <source>There are too many unpaid orders; wait until some have ended.</source>
        <translation>未付款订单太多；请等一部分结束。</translation>
    </message>
    <message>
        <source>Another program uses the folder; end it or wait.</source>
        <translation>文件夹正被别的程序使用；请结束它或等待。</translation>
    </message>
    <message>
        <source>The folder is in quarantine; look at it, then release it.</source>
        <translation>文件夹处于隔离状态；请查看后解除。</translation>
    </message>
    <message>
        <source>The vault does not open; check passphrase or keychain.</source>
        <translation>保险库打不开；请检查口令或钥匙串。</translation>
    </message>
    <message>
        <source>Data is damaged; restore a backup.</source>
        <translation>数据已损坏；请恢复备份。</translation>
    </message>
    <message>
        <source>A newer version wrote this folder; install that version.</source>
        <translation>此文件夹由更新的版本写成；请安装那个版本。</translation>
    </message>
    <message>
        <source>The payment provider cannot be used now; try again later.</source>
        <translation>支付接口暂时不可用；请稍后再试。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
</TS>
