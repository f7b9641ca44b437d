<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>CardsDialog</name>
    <message numerus="yes">
        <source>%n key(s) of order %1. The audit records that you asked for them.</source>
        <translation>
            <numerusform>%n key of order %1. The audit records that you asked for it.</numerusform>
            <numerusform>%n keys of order %1. The audit records that you asked for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CashierPage</name>
    <message numerus="yes">
        <source>%1 (%n in stock)</source>
        <translation>
            <numerusform>%1 (%n in stock)</numerusform>
            <numerusform>%1 (%n in stock)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are only %n key(s) in stock.</source>
        <translation>
            <numerusform>There is only %n key in stock.</numerusform>
            <numerusform>There are only %n keys in stock.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n payment</numerusform>
            <numerusform>%n payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n paid order(s)</source>
        <translation>
            <numerusform>of %n paid order</numerusform>
            <numerusform>of %n paid orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) whose callback got lost or came late</source>
        <translation>
            <numerusform>%n payment whose callback got lost or came late</numerusform>
            <numerusform>%n payments whose callback got lost or came late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed; with 95 % certainty fewer than %1 do</source>
        <translation>
            <numerusform>%n failed; with 95 % certainty fewer than %1 do</numerusform>
            <numerusform>%n failed; with 95 % certainty fewer than %1 do</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>&amp;Import %n key(s)</source>
        <translation>
            <numerusform>&amp;Import %n key</numerusform>
            <numerusform>&amp;Import %n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysPane</name>
    <message numerus="yes">
        <source>%n key(s) copied. The clipboard is cleared in a minute.</source>
        <translation>
            <numerusform>%n key copied. The clipboard is cleared in a minute.</numerusform>
            <numerusform>%n keys copied. The clipboard is cleared in a minute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) will never be sold. This cannot be undone.</source>
        <translation>
            <numerusform>%n key will never be sold. This cannot be undone.</numerusform>
            <numerusform>%n keys will never be sold. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) taken out of stock.</source>
        <translation>
            <numerusform>%n key taken out of stock.</numerusform>
            <numerusform>%n keys taken out of stock.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) written to %1.</source>
        <translation>
            <numerusform>%n key written to %1.</numerusform>
            <numerusform>%n keys written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n order(s) were paid</source>
        <translation>
            <numerusform>%n order was paid</numerusform>
            <numerusform>%n orders were paid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) were delivered</source>
        <translation>
            <numerusform>%n order was delivered</numerusform>
            <numerusform>%n orders were delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) need you</source>
        <translation>
            <numerusform>%n order needs you</numerusform>
            <numerusform>%n orders need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) are low on stock</source>
        <translation>
            <numerusform>%n product is low on stock</numerusform>
            <numerusform>%n products are low on stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) are down</source>
        <translation>
            <numerusform>%n endpoint is down</numerusform>
            <numerusform>%n endpoints are down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderActions</name>
    <message numerus="yes">
        <source>%n order(s) were sent again.</source>
        <translation>
            <numerusform>%n order was sent again.</numerusform>
            <numerusform>%n orders were sent again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderDetail</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaymentPane</name>
    <message numerus="yes">
        <source>%n key(s) copied. The clipboard is cleared in a minute.</source>
        <translation>
            <numerusform>%n key copied. The clipboard is cleared in a minute.</numerusform>
            <numerusform>%n keys copied. The clipboard is cleared in a minute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) written to %1.</source>
        <translation>
            <numerusform>%n key written to %1.</numerusform>
            <numerusform>%n keys written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message numerus="yes">
        <source>%1 is no longer sold, and %n key(s) in stock with it. What was sold keeps its history.</source>
        <translation>
            <numerusform>%1 is no longer sold, and %n key in stock with it. What was sold keeps its history.</numerusform>
            <numerusform>%1 is no longer sold, and %n keys in stock with it. What was sold keeps its history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) imported.</source>
        <translation>
            <numerusform>%n key imported.</numerusform>
            <numerusform>%n keys imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) removed again.</source>
        <translation>
            <numerusform>%n key removed again.</numerusform>
            <numerusform>%n keys removed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are sold or reserved and stay.</source>
        <translation>
            <numerusform>%n key is sold or reserved and stays.</numerusform>
            <numerusform>%n keys are sold or reserved and stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>Sending %n job(s) again…</source>
        <translation>
            <numerusform>Sending %n job again…</numerusform>
            <numerusform>Sending %n jobs again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were sent again.</source>
        <translation>
            <numerusform>%n job was sent again.</numerusform>
            <numerusform>%n jobs were sent again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message numerus="yes">
        <source>Order %1 has %n key(s). The dead one becomes void and counts as a loss; a new one from the stock is delivered with the others.</source>
        <translation>
            <numerusform>Order %1 has %n key. It becomes void and counts as a loss; a new one from the stock is delivered.</numerusform>
            <numerusform>Order %1 has %n keys. The dead one becomes void and counts as a loss; a new one from the stock is delivered with the others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n change(s) not saved yet</source>
        <translation>
            <numerusform>%n change not saved yet</numerusform>
            <numerusform>%n changes not saved yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved yet; one cannot be what it is</source>
        <translation>
            <numerusform>%n change not saved yet; its value is not accepted</numerusform>
            <numerusform>%n changes not saved yet; one value is not accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were refused and are marked; the others are saved.</source>
        <translation>
            <numerusform>%n value was refused and is marked; the others are saved.</numerusform>
            <numerusform>%n values were refused and are marked; the others are saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetupKeys</name>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TracePage</name>
    <message numerus="yes">
        <source>The log is complete and unaltered: %n entries.</source>
        <translation>
            <numerusform>The log is complete and unaltered: %n entry.</numerusform>
            <numerusform>The log is complete and unaltered: %n entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries written…</source>
        <translation>
            <numerusform>%n entry written…</numerusform>
            <numerusform>%n entries written…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries were written to %1.</source>
        <translation>
            <numerusform>%n entry was written to %1.</numerusform>
            <numerusform>%n entries were written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n order(s) need you</source>
        <translation>
            <numerusform>%n order needs you</numerusform>
            <numerusform>%n orders need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n callback(s) were lost</source>
        <translation>
            <numerusform>%n callback was lost</numerusform>
            <numerusform>%n callbacks were lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) were found by asking</source>
        <translation>
            <numerusform>%n payment was found by asking</numerusform>
            <numerusform>%n payments were found by asking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were tried again</source>
        <translation>
            <numerusform>%n call was tried again</numerusform>
            <numerusform>%n calls were tried again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
</TS>
