using Dotnetes.Store.Benchmarks;

return args switch
{
    ["load", "embedded", var directory, .. var names] => await LoadCommand.Embedded(directory, names),
    ["load", "served", var directory, .. var names] => await LoadCommand.Served(directory, names),
    ["load", "etcd", var address, .. var names] => await LoadCommand.Etcd(address, names),
    ["compare", var ours, var theirs] => Comparison.Print(ours, theirs),
    ["open", var directory, var megabytes] => await OpenCommand.Run(directory, int.Parse(megabytes)),
    ["bounded", var directory, var updates, var valueBytes, var windowSeconds] =>
        await BoundedCommand.Run(directory, long.Parse(updates), int.Parse(valueBytes), double.Parse(windowSeconds)),
    ["memory", "embedded", var directory] => await MemoryCommand.Embedded(directory),
    ["memory", "etcd", var address, var processId] => await MemoryCommand.Etcd(address, int.Parse(processId)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        load embedded|served DIRECTORY [NAME...]   runs the load against a new store in the directory, in process or behind gRPC; prints one line per figure
        load etcd URL [NAME...]                    the same against etcd
        compare OURS THEIRS                        two files of such lines as a table with ratios
        open DIRECTORY MEGABYTES                   fills a store and measures how long it takes to open
        bounded DIRECTORY UPDATES BYTES SECONDS    updates a thousand keys and measures how long the files get with a history of SECONDS
        memory embedded DIRECTORY                  resident memory with 100,000 keys of 2 KB
        memory etcd URL PROCESS                    the same of an etcd process
        NAMEs choose figures by the beginning of their names.
        """);
    return 2;
}
