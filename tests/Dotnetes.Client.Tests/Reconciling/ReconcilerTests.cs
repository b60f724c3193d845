using Dotnetes.Client.Queues;
using Dotnetes.Client.Reconciling;
using Dotnetes.Client.Tests.Simulation;
using Dotnetes.Testing.Execution;
using Dotnetes.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Tests.Reconciling;

public sealed class ReconcilerTests
{
    [Theory]
    [InlineData(409, "Conflict", false)]
    [InlineData(404, "NotFound", false)]
    [InlineData(403, "Forbidden", true)]
    [InlineData(500, "InternalError", true)]
    public void What_failed_is_tried_again_and_told_unless_somebody_else_was_faster(int code, string reason, bool isTold) => VirtualLoop.Run(async loop =>
    {
        using var log = new RecordedLog(LogLevel.Information);
        using var stop = new CancellationTokenSource();
        using var queue = new WorkQueue<string>(loop.Time, "tested");
        var reconciler = new Failing(queue, log, FakeServer.Error(code, reason));
        var run = reconciler.Run(stop.Token);
        queue.Add("key");
        await loop.Pass(TimeSpan.FromMinutes(1));

        Assert.InRange(reconciler.Tries, 2, int.MaxValue);
        Assert.Equal(isTold, log.Lines.Count > 0);
        stop.Cancel();
        await run;
    });

    private sealed class Failing(IWorkQueue<string> queue, ILogger logger, Exception failure) : Reconciler<string>("tested", queue, logger, workers: 1)
    {
        public int Tries { get; private set; }

        protected override ValueTask<TimeSpan?> Reconcile(string key, CancellationToken cancellationToken)
        {
            Tries++;
            throw failure;
        }
    }
}
