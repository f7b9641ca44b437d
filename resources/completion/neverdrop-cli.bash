# Completion of neverdrop-cli for bash. Made by `neverdrop-cli completion bash`, do not edit.
_neverdrop_cli()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command= words= files= folders= value= i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --data-dir|--passphrase-file|--log-level|--sku|--name|--price|--currency|--kind|--text-file|--quota|--tier|--min|--max-per-order|--low-stock|--enabled|--encoding|--separator|--state|--type|--set|--secret|--quantity|--provider|--method|--contact|--channel|--client-ip|--return-url|--expires-in|--request-id|--search|--limit|--before|--from|--to|--reason|--amount|--card|--lane|--listen|--until-idle|--day|--recovery-code-file|--new-passphrase-file|--config|--orders|--seed|--speed) ((++i == COMP_CWORD)) && value=1 ;;
        -*) ;;
        *)
            case ${command:+$command }${COMP_WORDS[i]} in
            init|config|'config get'|'config set'|product|'product add'|'product list'|'product edit'|'product remove'|keys|'keys import'|'keys stock'|'keys export'|'keys void'|'keys undo'|provider|'provider types'|'provider add'|'provider edit'|'provider list'|'provider test'|'provider remove'|channel|'channel types'|'channel add'|'channel edit'|'channel list'|'channel test'|'channel rotate-secret'|'channel remove'|order|'order create'|'order list'|'order show'|'order export'|'order check'|'order resend'|'order confirm'|'order cancel'|'order refund'|'order cards'|'order replace'|queue|'queue list'|'queue lanes'|'queue retry'|'queue pause'|'queue resume'|trace|'trace show'|'trace verify'|'trace export'|serve|token|'token add'|'token rotate'|'token remove'|reconcile|backup|restore|quarantine|'quarantine show'|'quarantine release'|vault|'vault change-passphrase'|'vault rotate-key'|'vault export-recovery'|'vault recover'|audit|'audit list'|doctor|sandbox|demo)
                command=${command:+$command }${COMP_WORDS[i]} ;;
            esac ;;
        esac
    done
    case $command in
        '') words='init config product keys provider channel order queue trace serve token reconcile backup restore quarantine vault audit doctor sandbox demo' ;;
        'config') words='get set' ;;
        'product') words='add list edit remove' ;;
        'product add') words='--sku --name --price --currency --kind --text-file --quota --tier --min --max-per-order --low-stock --drill' ;;
        'product edit') words='--sku --name --price --currency --kind --text-file --quota --tier --min --max-per-order --low-stock --drill --enabled' ;;
        'product remove') words='--sku' ;;
        'keys') words='import stock export void undo' ;;
        'keys import') words='--sku --dry-run --encoding --separator'; files=1 ;;
        'keys stock') words='--sku' ;;
        'keys export') words='--sku --state --separator'; files=1 ;;
        'keys void') words='--sku --separator'; files=1 ;;
        'provider') words='types add edit list test remove' ;;
        'provider add') words='--type --set --secret' ;;
        'provider edit') words='--set --secret --enabled' ;;
        'channel') words='types add edit list test rotate-secret remove' ;;
        'channel add') words='--type --set --secret' ;;
        'channel edit') words='--set --secret --enabled' ;;
        'order') words='create list show export check resend confirm cancel refund cards replace' ;;
        'order create') words='--sku --quantity --provider --method --contact --channel --client-ip --return-url --expires-in --request-id' ;;
        'order list') words='--state --attention --search --limit --before' ;;
        'order export') words='--from --to'; files=1 ;;
        'order confirm') words='--reason' ;;
        'order refund') words='--amount --reason' ;;
        'order replace') words='--card --reason' ;;
        'queue') words='list lanes retry pause resume' ;;
        'queue list') words='--state --limit --before' ;;
        'queue retry') words='--failed' ;;
        'queue pause') words='--lane' ;;
        'queue resume') words='--lane' ;;
        'trace') words='show verify export' ;;
        'trace export') words=''; files=1 ;;
        'serve') words='--listen --until-idle' ;;
        'token') words='add rotate remove' ;;
        'reconcile') words='--provider --day' ;;
        'backup') words=''; files=1 ;;
        'restore') words='--recovery-code-file'; files=1 ;;
        'quarantine') words='show release' ;;
        'vault') words='change-passphrase rotate-key export-recovery recover' ;;
        'vault change-passphrase') words='--new-passphrase-file' ;;
        'vault export-recovery') words=''; files=1 ;;
        'vault recover') words='--recovery-code-file --new-passphrase-file'; files=1 ;;
        'audit') words='list' ;;
        'audit list') words='--limit --before' ;;
        'sandbox') words='--listen --config' ;;
        'demo') words='--orders --seed --speed' ;;
    esac
    [[ -z $value ]] || words= files=
    case ${value:+$command $previous} in
        'product add --kind') words='keys text loop' ;;
        'product add --text-file') files=1 ;;
        'product edit --kind') words='keys text loop' ;;
        'product edit --text-file') files=1 ;;
        'product edit --enabled') words='true false' ;;
        'keys import --encoding') words='auto utf-8 gb18030 utf-16' ;;
        'keys import --separator') words='line blank-line' ;;
        'keys export --state') words='available sold void' ;;
        'keys export --separator') words='line blank-line' ;;
        'keys void --separator') words='line blank-line' ;;
        'provider edit --enabled') words='true false' ;;
        'channel edit --enabled') words='true false' ;;
        'order list --state') words='awaiting_payment paid delivering delivered expired cancelled refunding refunded' ;;
        'queue list --state') words='waiting running held in_doubt done failed cancelled' ;;
        'restore --recovery-code-file') files=1 ;;
        'vault change-passphrase --new-passphrase-file') files=1 ;;
        'vault recover --recovery-code-file') files=1 ;;
        'vault recover --new-passphrase-file') files=1 ;;
        'sandbox --config') files=1 ;;
        *' --data-dir') folders=1 ;;
        *' --passphrase-file') files=1 ;;
        *' --log-level') words='error info debug' ;;
    esac
    [[ -n $value ]] || words+=' --data-dir --passphrase-file --json --log-level --help --version'
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    local IFS=$'\n'
    [[ -z $folders ]] || COMPREPLY+=($(compgen -d -- "$current"))
    [[ -z $files ]] || COMPREPLY+=($(compgen -f -- "$current"))
    [[ -z $folders$files ]] || compopt -o filenames 2>/dev/null
    return 0
}
complete -F _neverdrop_cli neverdrop-cli
