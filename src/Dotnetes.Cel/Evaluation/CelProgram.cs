using Dotnetes.Cel.Costs;
using Dotnetes.Cel.Syntax;
using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Evaluation;

/// <summary>A compiled expression. It may be evaluated by many at once.</summary>
public sealed class CelProgram
{
    private readonly Plan _plan;

    internal CelProgram(Plan plan, Expression root, CelType type)
    {
        _plan = plan;
        Root = root;
        Type = type;
    }

    /// <summary>The type of the result.</summary>
    public CelType Type { get; }

    internal Expression Root { get; }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="costLimit">Above which cost the evaluation ends with an error.</param>
    /// <param name="cancellation">Ends the evaluation with an error.</param>
    /// <returns>The value or an error, and the cost.</returns>
    public CelResult Evaluate(ICelVariables variables, ulong costLimit = CelLimits.PerCall, CancellationToken cancellation = default)
    {
        var evaluation = new Evaluation(variables, _plan.Locals, costLimit, cancellation);
        var value = _plan.Root.Run(evaluation);
        return new(value, evaluation.Cost);
    }

    /// <summary>Bounds of the cost, found without evaluating.</summary>
    /// <param name="sizes">How large a variable or what is in it can be; null where nothing is known.</param>
    public CostEstimate Estimate(ISizeHints? sizes = null) => new CostEstimator(sizes).Estimate(Root);

    /// <summary>Whether the expression reads a field of that name of anything, optional or not.</summary>
    public bool ReadsField(string name) => TreeSearch.ReadsField(Root, name);

    /// <summary>Whether the expression reads a field of that name of a variable.</summary>
    public bool ReadsField(string variable, string name) => TreeSearch.ReadsFieldOf(Root, variable, name);

    /// <summary>The expression written again from its syntax tree.</summary>
    public override string ToString() => Printer.Print(Root);
}
