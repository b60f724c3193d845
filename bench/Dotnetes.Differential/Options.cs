namespace Dotnetes.Differential;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public required string Left { get; init; }

    public required string Right { get; init; }

    public List<string> Seeds { get; } = [];

    /// <summary>The files that were named; the samples beside the checkout when none was.</summary>
    public IEnumerable<string> SeedFiles => Seeds.Count > 0 ? Seeds : [FindShared()];

    public HashSet<string> Kinds { get; private set; } = [];

    public HashSet<string> Only { get; private set; } = [];

    public int Limit { get; private set; }

    public string Details { get; private set; } = "";

    public int Top { get; private set; } = 60;

    public static Options? Parse(string[] args)
    {
        if (args.Length < 2 || args.Length % 2 != 0)
        {
            return null;
        }

        var options = new Options { Left = args[0], Right = args[1] };
        for (var i = 2; i < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--seeds": options.Seeds.Add(args[i + 1]); break;
                case "--kinds": options.Kinds = [.. args[i + 1].Split(',')]; break;
                case "--only": options.Only = [.. args[i + 1].Split(',')]; break;
                case "--limit": options.Limit = int.Parse(args[i + 1]); break;
                case "--details": options.Details = args[i + 1]; break;
                case "--top": options.Top = int.Parse(args[i + 1]); break;
                default: return null;
            }
        }

        return options;
    }

    public bool Wants(string operation) => Only.Count == 0 || Only.Contains(operation);

    // Valid objects of many kinds lie beside the checkout.
    private static string FindShared()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "shared", "facts", "observed-defaults-inputs.jsonl");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException("no shared/facts/observed-defaults-inputs.jsonl in any folder above this program: name a file of objects with --seeds");
    }
}
