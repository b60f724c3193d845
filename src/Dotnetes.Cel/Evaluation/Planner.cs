using Dotnetes.Cel.Syntax;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Evaluation;

// Makes a tree of nodes to run from a checked syntax tree. Variables of comprehensions become places in an array.
internal sealed class Planner
{
    private readonly List<(string Name, int Slot)> _scope = [];
    private int _locals;

    public static Plan Plan(Expression root)
    {
        var planner = new Planner();
        var node = planner.Node(root);
        return new(node, planner._locals);
    }

    private PlanNode Node(Expression expression)
    {
        if (expression.Constant is { } constant)
        {
            return new ConstantNode(constant);
        }

        if (expression.Variable is { } variable)
        {
            return new VariableNode(variable);
        }

        switch (expression)
        {
            case LiteralExpression literal:
                return new ConstantNode(literal.Value);
            case NameExpression name:
                return Local(name.Name) is { } slot ? new LocalNode(slot) : new VariableNode(name.Name.TrimStart('.'));
            case SelectExpression select:
                return new SelectNode(Node(select.Operand), select.Field, select.IsTest, isOptional: false);
            case CallExpression call:
                return Call(call);
            case ListExpression list:
                return new ListNode([.. list.Items.Select(Node)], list.IsOptional);
            case MapExpression map:
                return new MapNode([.. map.Entries.Select(e => (Node(e.Key), Node(e.Value), e.IsOptional))], Sizes.MapCost, null);
            case StructExpression s:
                return new MapNode([.. s.Entries.Select(e => ((PlanNode)new ConstantNode(CelValue.Of(e.Field)), Node(e.Value), e.IsOptional))], Sizes.StructCost, s.Type.Kind == CelTypeKind.Object ? s.Type : null);
            case FoldExpression fold:
                return Fold(fold);
            default:
                throw new InvalidOperationException($"a node of an unknown kind: {expression.GetType().Name}");
        }
    }

    private int? Local(string name)
    {
        for (var i = _scope.Count - 1; i >= 0; i--)
        {
            if (_scope[i].Name == name)
            {
                return _scope[i].Slot;
            }
        }

        return null;
    }

    private PlanNode Call(CallExpression call)
    {
        var a = call.Arguments;
        switch (call.Function)
        {
            case "_&&_":
                return new AndOrNode(Node(a[0]), Node(a[1]), decides: false);
            case "_||_":
                return new AndOrNode(Node(a[0]), Node(a[1]), decides: true);
            case "_?_:_":
                return new ConditionalNode(Node(a[0]), Node(a[1]), Node(a[2]));
            case "@not_strictly_false":
                return new NotStrictlyFalseNode(Node(a[0]));
            case "_?._":
                return new SelectNode(Node(a[0]), ((LiteralExpression)a[1]).Value.AsString!, isTest: false, isOptional: true);
            case "orValue" or "or" when call.Target is { } target && a.Length == 1:
                return new OrElseNode(Node(target), Node(a[0]), call.Function == "orValue");
            default:
                return new CallNode(call.Function, [.. call.All.Select(Node)], call.Overloads);
        }
    }

    private FoldNode Fold(FoldExpression fold)
    {
        var range = Node(fold.Range);
        var start = Node(fold.Start);
        var accumulator = _locals++;
        var variable = _locals++;
        var second = fold.Second is null ? -1 : _locals++;
        _scope.Add((fold.AccumulatorName, accumulator));
        _scope.Add((fold.Item, variable));
        if (fold.Second is { } name)
        {
            _scope.Add((name, second));
        }

        var condition = Node(fold.Condition);
        var (step, grows) = Step(fold.Step, accumulator);
        _scope.RemoveRange(_scope.Count - (fold.Second is null ? 1 : 2), fold.Second is null ? 1 : 2);
        var result = Node(fold.Result);
        _scope.RemoveAt(_scope.Count - 1);

        // All and exists go on behind errors, as a later element may decide; everything else ends with the first.
        var stops = fold.Condition is LiteralExpression;
        return new(range, start, condition, step, result, new(accumulator, variable, second, grows, stops));
    }

    private (PlanNode Step, Growth Grows) Step(Expression step, int accumulator)
    {
        switch (step)
        {
            case CallExpression { Function: "_+_" } call when IsAccumulator(call.Arguments[0]) && call.Arguments[1] is ListExpression { Items.Length: 1 } one:
                return (new AppendNode(accumulator, Node(one.Items[0])), Growth.List);
            case CallExpression { Function: "cel.@mapInsert" } call:
                return (new InsertNode(accumulator, Node(call.Arguments[1]), call.Arguments.Length > 2 ? Node(call.Arguments[2]) : null), Growth.Map);
            case CallExpression { Function: "_?_:_" } call when IsAccumulator(call.Arguments[2]) && step.Macro is null:
                var condition = Node(call.Arguments[0]);
                var (inner, grows) = Step(call.Arguments[1], accumulator);
                return (new ConditionalNode(condition, inner, Node(call.Arguments[2])), grows);
            default:
                return (Node(step), Growth.None);
        }
    }

    private static bool IsAccumulator(Expression expression) => expression is NameExpression { Name: FoldExpression.Accumulator };
}
