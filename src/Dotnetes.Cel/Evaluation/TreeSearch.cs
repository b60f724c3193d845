using Dotnetes.Cel.Syntax;

namespace Dotnetes.Cel.Evaluation;

// Looks for things in syntax trees.
internal static class TreeSearch
{
    public static bool ReadsField(Expression node, string name) => node switch
    {
        SelectExpression select when select.Field == name => true,
        CallExpression { Function: "_?._" } call when call.Arguments[1] is LiteralExpression { Value.AsString: var field } && field == name => true,
        _ => Children(node).Any(child => ReadsField(child, name)),
    };

    // Whether a field is read of a variable: by selection, by selection that may miss, or by index.
    public static bool ReadsFieldOf(Expression node, string variable, string name) => node switch
    {
        SelectExpression { Operand: NameExpression of } select when of.Name == variable && select.Field == name => true,
        CallExpression { Function: "_?._" or "_[_]" or "_[?_]" } call when call.Arguments[0] is NameExpression of && of.Name == variable
            && call.Arguments[1] is LiteralExpression { Value.AsString: var field } && field == name => true,
        _ => Children(node).Any(child => ReadsFieldOf(child, variable, name)),
    };

    public static IEnumerable<Expression> Children(Expression node) => node switch
    {
        SelectExpression select => [select.Operand],
        CallExpression call => call.All,
        ListExpression list => list.Items,
        MapExpression map => map.Entries.SelectMany(e => new[] { e.Key, e.Value }),
        StructExpression s => s.Entries.Select(e => e.Value),
        FoldExpression fold => [fold.Range, fold.Start, fold.Condition, fold.Step, fold.Result],
        _ => [],
    };
}
