namespace Dotnetes.LoadDriver;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public required string Server { get; init; }

    public int[] Processes { get; private set; } = [];

    public int Connections { get; private set; } = 32;

    public double Seconds { get; private set; } = 5;

    public int Pods { get; private set; } = 10_000;

    public int[] Watchers { get; private set; } = [100, 1000];

    public HashSet<string> Only { get; private set; } = [];

    public bool Wants(string load) => Only.Count == 0 || Only.Contains(load);

    public static Options? Parse(string[] args)
    {
        if (args.Length % 2 != 1)
        {
            return null;
        }

        var options = new Options { Server = args[0] };
        for (var i = 1; i < args.Length; i += 2)
        {
            var value = args[i + 1];
            switch (args[i])
            {
                case "--pid": options.Processes = [.. value.Split(',').Select(int.Parse)]; break;
                case "--connections": options.Connections = int.Parse(value); break;
                case "--seconds": options.Seconds = double.Parse(value); break;
                case "--pods": options.Pods = int.Parse(value); break;
                case "--watchers": options.Watchers = [.. value.Split(',').Select(int.Parse)]; break;
                case "--only": options.Only = [.. value.Split(',')]; break;
                default: return null;
            }
        }

        return options;
    }
}
