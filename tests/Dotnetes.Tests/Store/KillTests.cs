using System.Globalization;
namespace Dotnetes.Tests.Store;

/// <summary>Real processes, killed at random moments while they are written to.</summary>
[Trait("Tier", "Integration")]
public sealed class KillTests : IDisposable
{
    /// <summary>How often the process is killed: 20 times, or as often as this says; 200 at night.</summary>
    private const string KillsVariable = "DOTNETES_STORE_KILLS";

    private readonly TemporaryFolder _folder = new();

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), CultureInfo.InvariantCulture, out var kills) ? kills : 20;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_survives_every_kill_and_nothing_is_there_by_half()
    {
        var random = new Random(20261121);
        var load = new KillLoad();
        for (var round = 0; round < Rounds; round++)
        {
            if (random.Next(4) == 0)
            {
                // While it starts, that is while it reads, cuts and flushes the log.
                await using var starting = StoreProgram.Launch(_folder["data"]);
                await Task.Delay(random.Next(500));
                await starting.Kill();
            }

            await using var server = await StoreProgram.Start(_folder["data"]);
            await using var store = server.Connect(KillLoad.Options);
            await load.Check(store);
            var running = load.Run(store);
            await Task.Delay(random.Next(10, 600));
            await server.Kill();
            await running;
        }

        await using var last = await StoreProgram.Start(_folder["data"]);
        await using var reader = last.Connect();
        await load.Check(reader);
        Assert.True(load.Acknowledged > Rounds, $"only {load.Acknowledged} transactions were acknowledged");
    }
}
