using System.Globalization;
using System.Text;
using Dotnetes.Store;

namespace Dotnetes.EndToEnd.Tests.Store;

/// <summary>
/// The store's process is killed at random moments while clients write: what was acknowledged is there afterwards, nothing is there by half,
/// and the revision never goes back. <c>DOTNETES_STORE_KILLS</c> sets how often; nights take 200.
/// </summary>
[Trait("Tier", "E2E")]
public sealed class StoreKillTests
{
    private const int Writers = 8;
    private const int DefaultKills = 20;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("DOTNETES_STORE_KILLS"), out var kills) ? kills : DefaultKills;

    [Fact]
    public async Task Acknowledged_transactions_survive_sigkill_whole()
    {
        using var folder = new TemporaryFolder();
        await using var process = new StoreProcess(folder.Path);
        var random = new Random(20260101);
        var writers = Enumerable.Range(0, Writers).Select(number => new Writer(number)).ToArray();
        long revision = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await process.Start();
            await using var store = process.Connect();
            revision = await Check(store, writers, revision);
            using var stop = new CancellationTokenSource();
            var work = writers.Select(writer => writer.Run(store, stop.Token)).ToArray();
            await Task.Delay(random.Next(10, 250));
            await process.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(work);
        }

        await process.Start();
        await using var last = process.Connect();
        await Check(last, writers, revision);
        Assert.True(writers.All(writer => writer.Acknowledged > Kills), "the writers got hardly anything done between the kills");
    }

    private static async Task<long> Check(IStore store, Writer[] writers, long revision)
    {
        var status = await store.Status();
        var acknowledged = Math.Max(revision, writers.Max(writer => writer.Revision));
        Assert.True(status.Revision >= acknowledged, $"revision {status.Revision} after {acknowledged} was acknowledged");
        foreach (var writer in writers)
        {
            await writer.Check(store);
        }

        return status.Revision;
    }

    // Counts up in two keys by one transaction each; both must hold the same number, not below what was acknowledged, not above what was tried.
    private sealed class Writer(int number)
    {
        private readonly StoreKey _left = string.Create(CultureInfo.InvariantCulture, $"/left/{number}");
        private readonly StoreKey _right = string.Create(CultureInfo.InvariantCulture, $"/right/{number}");
        private readonly string _filling = new('x', number * 500);
        private long _tried;

        public long Acknowledged { get; private set; }

        public long Revision { get; private set; }

        public async Task Run(IStore store, CancellationToken cancellationToken)
        {
            try
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    _tried++;
                    var value = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_tried} {_filling}"));
                    var result = await store.Txn(new TxnRequest { Then = [new PutOp(_left, value), new PutOp(_right, value)] }, cancellationToken);
                    (Acknowledged, Revision) = (_tried, result.Revision);
                }
            }
            catch (Exception e) when (e is StoreException or OperationCanceledException)
            {
                // The process is gone; whether the last transaction took effect is open.
            }
        }

        public async Task Check(IStore store)
        {
            var (left, right) = (await store.Get(_left), await store.Get(_right));
            var found = Count(left);
            Assert.Equal(found, Count(right));
            Assert.Equal(left.Item?.ModRevision, right.Item?.ModRevision);
            Assert.InRange(found, Acknowledged, _tried);
            _tried = found;
            Acknowledged = found;
        }

        private static long Count(GetResult result) => result.Item is { } item
            ? long.Parse(Encoding.ASCII.GetString(item.Value.Span).Split(' ')[0], CultureInfo.InvariantCulture)
            : 0;
    }
}
