namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>The demand for seats over a period: average and deviation by time, and the largest.</summary>
/// <param name="Duration">The period.</param>
/// <param name="Average">The average.</param>
/// <param name="Deviation">The standard deviation.</param>
/// <param name="HighWatermark">The largest.</param>
internal readonly record struct SeatDemand(TimeSpan Duration, double Average, double Deviation, int HighWatermark)
{
    /// <summary>Gathers the demand. Not safe for several threads.</summary>
    internal sealed class Integrator
    {
        private TimeSpan _duration;
        private double _sum;
        private double _squares;
        private int _value;
        private int _max;

        /// <summary>The demand at the moment.</summary>
        public int Value
        {
            get => _value;
            set
            {
                _value = value;
                _max = Math.Max(_max, value);
            }
        }

        /// <summary>Lets time pass with the demand as it is.</summary>
        public void Pass(TimeSpan time)
        {
            _duration += time;
            _sum += _value * time.TotalSeconds;
            _squares += (double)_value * _value * time.TotalSeconds;
        }

        /// <summary>The demand since the last call.</summary>
        public SeatDemand Take()
        {
            var seconds = _duration.TotalSeconds;
            var average = seconds > 0 ? _sum / seconds : 0;
            var variance = seconds > 0 ? (_squares / seconds) - (average * average) : 0;
            var demand = new SeatDemand(_duration, average, variance > 0 ? Math.Sqrt(variance) : 0, _max);
            (_duration, _sum, _squares, _max) = (TimeSpan.Zero, 0, 0, _value);
            return demand;
        }
    }
}
