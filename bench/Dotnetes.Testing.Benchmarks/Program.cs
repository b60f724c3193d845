using System.Globalization;
using Dotnetes.Testing.Benchmarks;

var number = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
return await (args.FirstOrDefault() switch
{
    "start" => StartCommand.Run(number == 0 ? 10 : number),
    "memory" => MemoryCommand.Run(number == 0 ? 50 : number),
    "scale" => ScaleCommand.Run(number == 0 ? 5000 : number, Second(number == 0 ? 10_000 : 2 * number)),
    "seeds" => SeedsCommand.Run(number == 0 ? 10 : number, Second(1)),
    _ => Usage(),
});

int Second(int usual) => args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : usual;

static Task<int> Usage()
{
    Console.Error.WriteLine("usage: start [TIMES] | memory [CLUSTERS] | scale [NODES] [PODS] | seeds [COUNT] [FIRST]");
    return Task.FromResult(2);
}
