using Dotnetes.Differential;
using Dotnetes.Differential.Engine;
using Dotnetes.Differential.Kubectl;
using Dotnetes.Differential.Security;

switch (args)
{
    case ["kubectl", .. var rest]:
        return await KubectlCommand.Run(rest);
    case ["security", ..]:
        return await SecurityCommand.Run(args[1..]);
    case ["engine", _, _, ..]:
        return await EngineDifferential.Run(args[1..]);
}

var options = Options.Parse(args);
if (options is null)
{
    Console.Error.WriteLine("""
        dotnetes-differential LEFT RIGHT [option...]   sends the same requests to two API servers and prints where the answers differ
          LEFT, RIGHT      a kubeconfig file, or URL,TOKEN (the server's certificate is not checked then)
          --seeds FILE     valid objects, one JSON object per line; may be given several times (default: ../shared/facts/observed-defaults-inputs.jsonl)
          --kinds A,B      only seeds of these kinds
          --only A,B       of create, get, update, patch, status, subresources, delete, reviews, requests
          --limit N        at most N mutations of a seed and an operation (0 = all)
          --details FILE   every difference with its request, as JSON lines
          --top N          how many groups of differences are printed (default 60)
        dotnetes-differential engine URL,TOKEN URL,TOKEN [FILE...]   sends the requests of the corpus of the protocol, byte by byte as they stand there, and compares
          codes, headers and bodies; both tokens must be of administrators, and a second token "usertoken" of a user jane without rights should exist
        Objects are mutated one place at a time: fields removed, emptied, given other types and values, unknown fields added, fields of
        samples grafted that have every field of the schema. Writes are dry runs, but for one object per seed in the namespace "differential".

        """ + KubectlCommand.Usage);
    return 2;
}

using var left = Target.Open(options.Left);
using var right = Target.Open(options.Right);
var report = new Report(options.Details);
await new Differential(left, right, options, report).Run();
report.Print(Console.Out, options.Top);
return report.Differences == 0 ? 0 : 1;
