using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>How full a priority level is, over time. Guarded by the lock of its <see cref="QueueSet"/>.</summary>
internal sealed class LevelUtilization
{
    /// <summary>The bounds of the parts of requests that wait or run.</summary>
    public static double[] RequestBounds { get; } = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.25, 0.5, 0.75, 1];

    /// <summary>The bounds of the parts of seats that are taken.</summary>
    public static double[] SeatBounds { get; } = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1];

    /// <summary>The bounds of the demand for seats.</summary>
    public static double[] DemandBounds { get; } = [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.7, 2, 2.8, 4, 6];

    /// <summary>The requests that wait, of the places in the queues.</summary>
    public TimingRatio Waiting { get; } = new(RequestBounds);

    /// <summary>The requests that run, of the seats.</summary>
    public TimingRatio Executing { get; } = new(RequestBounds);

    /// <summary>The seats that are taken, of all.</summary>
    public TimingRatio Seats { get; } = new(SeatBounds);

    /// <summary>The seats that are wanted, of all.</summary>
    public TimingRatio Demand { get; } = new(DemandBounds);

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time)
    {
        Waiting.Pass(time);
        Executing.Pass(time);
        Seats.Pass(time);
        Demand.Pass(time);
    }

    /// <summary>Moves what was gathered to histograms.</summary>
    public void MoveTo(Histogram waiting, Histogram executing, Histogram seats, Histogram demand)
    {
        Waiting.MoveTo(waiting);
        Executing.MoveTo(executing);
        Seats.MoveTo(seats);
        Demand.MoveTo(demand);
    }
}
