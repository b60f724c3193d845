using Dotnetes.LoadDriver;

if (args is ["compare", var first, var second])
{
    Figures.Compare(first, second, Console.Out);
    return 0;
}

var options = Options.Parse(args);
if (options is null)
{
    Console.Error.WriteLine("""
        dotnetes-load SERVER [option...]   measures an API server; prints one figure per line: name, value, unit
          SERVER            a kubeconfig file, or URL,TOKEN (the server's certificate is not checked then)
          --pid N[,N...]    the server's processes: their CPU per operation and resident memory are measured as well
          --connections N   connections, each with one request at a time (default 32)
          --seconds N       how long each load lasts (default 5)
          --pods N          how many pods the lists hold (default 10000)
          --watchers A,B    how many watchers (default 100,1000), first of the changes of one writer, then of one for each connection
          --only A,B        of create, get, list, patch, apply, update, mixed, watch, deletecollection
        dotnetes-load compare A B          two outputs as a table with the ratios
        """);
    return 2;
}

using var server = new Server(options);
await new Load(server, options).Run();
return 0;
