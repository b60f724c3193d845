using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Evaluation;

// One evaluation: variables, the variables of comprehensions, and what it has cost.
internal sealed class Evaluation(ICelVariables variables, int locals, ulong limit, CancellationToken cancellation)
{
    public CelValue[] Locals { get; } = locals == 0 ? [] : new CelValue[locals];

    public ICelVariables Variables => variables;

    public ulong Cost { get; private set; }

    public bool IsOver => Cost > limit;

    public bool IsCancelled => cancellation.IsCancellationRequested;

    public static CelValue OverBudget() => CelValue.Fatal("operation cancelled: actual cost limit exceeded");

    public static CelValue Interrupted() => CelValue.Fatal("operation interrupted");

    // False when that is too much.
    public bool Spend(ulong cost)
    {
        var sum = Cost + cost;
        Cost = sum < Cost ? ulong.MaxValue : sum;
        return Cost <= limit;
    }
}
