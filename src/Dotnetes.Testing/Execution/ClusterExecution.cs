using Dotnetes.Machinery.Waiting;

namespace Dotnetes.Testing.Execution;

/// <summary>Where a cluster runs and how time passes there.</summary>
internal abstract class ClusterExecution
{
    /// <summary>The clock.</summary>
    public abstract TimeProvider Time { get; }

    /// <summary>Whether time passes only when nothing else can be done.</summary>
    public abstract bool IsVirtual { get; }

    /// <summary>Chooses by the options and by who asks: inside a <see cref="VirtualLoop"/> everything runs there.</summary>
    public static ClusterExecution Choose(TestClusterOptions options) => SynchronizationContext.Current is VirtualLoop loop
        ? new Ambient(loop)
        : options.VirtualTime ? new Serial() : new Pool(options.Time);

    /// <summary>Runs something.</summary>
    public abstract Task Run(Func<Task> work);

    /// <summary>Lets time pass.</summary>
    public abstract Task Advance(TimeSpan time);

    /// <summary>Waits for a sign that something changed, or some time, whatever comes first.</summary>
    public abstract Task Await(Task change, TimeSpan atMost);

    private sealed class Ambient(VirtualLoop loop) : ClusterExecution
    {
        public override TimeProvider Time => loop.Time;

        public override bool IsVirtual => true;

        public override Task Run(Func<Task> work) => work();

        public override Task Advance(TimeSpan time) => loop.Pass(time);

        public override Task Await(Task change, TimeSpan atMost) => Either(change, atMost, loop.Time);
    }

    private sealed class Serial : ClusterExecution
    {
        private readonly SerialLoop _loop = new();

        public override TimeProvider Time => _loop.Time;

        public override bool IsVirtual => true;

        public override Task Run(Func<Task> work) => _loop.Run(work);

        public override Task Advance(TimeSpan time) => _loop.Advance(time);

        public override async Task Await(Task change, TimeSpan atMost)
        {
            var until = _loop.Time.Elapsed + atMost;
            await _loop.Idle();
            if (!change.IsCompleted)
            {
                await _loop.Step(until);
            }
        }
    }

    // Whoever calls may be bound to a context of its own, as tests of xunit are; what runs on after the call must not be.
    private sealed class Pool(TimeProvider time) : ClusterExecution
    {
        private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

        public override TimeProvider Time => time;

        public override bool IsVirtual => time is VirtualTime;

        public override Task Run(Func<Task> work)
        {
            var before = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                return work();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(before);
            }
        }

        public override Task Advance(TimeSpan passing) =>
            throw new InvalidOperationException("only virtual time can be advanced; set TestClusterOptions.VirtualTime, or advance the TimeProvider that was given");

        public override Task Await(Task change, TimeSpan atMost) => Either(change, atMost < s_look ? atMost : s_look, TimeProvider.System);
    }

    private static async Task Either(Task change, TimeSpan atMost, TimeProvider time) =>
        await CancellableWait.For(change, atMost > TimeSpan.Zero ? atMost : TimeSpan.FromMilliseconds(1), time, CancellationToken.None);
}
