using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Evaluation;

// A tree of nodes to run, and how many variables of comprehensions it uses.
internal sealed record Plan(PlanNode Root, int Locals);

// A node to run. Errors are values; nothing is thrown.
internal abstract class PlanNode
{
    public abstract CelValue Run(Evaluation evaluation);
}
