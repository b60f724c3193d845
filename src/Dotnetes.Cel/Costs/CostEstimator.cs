using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Syntax;
using Dotnetes.Cel.Types;
using static Dotnetes.Cel.Libraries.FunctionList;

namespace Dotnetes.Cel.Costs;

// Finds bounds of the cost of a checked expression from bounds of the sizes of what it reads.
internal sealed class CostEstimator(ISizeHints? hints)
{
    private readonly List<(string Name, Shape Shape)> _scope = [];

    public CostEstimate Estimate(Expression root)
    {
        var shape = Visit(root);
        return new(shape.Min, shape.Max);
    }

    private Shape Visit(Expression node)
    {
        if (node.Constant is not null)
        {
            return default(Shape) with { MaxSize = 1 };
        }

        switch (node)
        {
            case LiteralExpression literal:
                var size = Sizes.Of(literal.Value);
                return new(0, 0, size, size, null);
            case NameExpression name:
                return Name(name);
            case SelectExpression select:
                var operand = Visit(select.Operand);
                var cost = select.IsTest ? 0UL : 1UL;
                return At(Plus(operand.Min, cost), Plus(operand.Max, cost), operand.Path is { } p ? Child(p, select) : null, select.Type);
            case CallExpression call:
                return Call(call);
            case ListExpression list:
                return Sum(list.Items, Sizes.ListCost) with { MinSize = 0, MaxSize = (ulong)list.Items.Length, Element = list.Items.Select(i => i is LiteralExpression l ? Sizes.Of(l.Value) : ulong.MaxValue).DefaultIfEmpty(1UL).Max() };
            case MapExpression map:
                return Sum(TreeSearch.Children(map), Sizes.MapCost) with { MaxSize = (ulong)map.Entries.Length };
            case FoldExpression fold:
                return Fold(fold);
            default:
                return Sum(TreeSearch.Children(node), Sizes.StructCost);
        }
    }

    private static string Child(string path, SelectExpression select) =>
        select.Operand.Type.Kind == CelTypeKind.Map ? $"{path}.@values" : $"{path}.{select.Field}";

    private Shape Name(NameExpression name)
    {
        for (var i = _scope.Count - 1; i >= 0; i--)
        {
            if (_scope[i].Name == name.Name)
            {
                return _scope[i].Shape with { Min = 1, Max = 1 };
            }
        }

        return At(1, 1, name.Name.TrimStart('.'), name.Type);
    }

    private Shape At(ulong min, ulong max, string? path, CelType type)
    {
        var known = type.Kind is CelTypeKind.Bool or CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double or CelTypeKind.Timestamp or CelTypeKind.Duration or CelTypeKind.Null ? 1UL
            : path is not null && hints?.MaxSize(path) is { } most ? most : ulong.MaxValue;
        return new(min, max, known == 1 ? 1UL : 0UL, known, path);
    }

    private Shape Sum(IEnumerable<Expression> children, ulong start)
    {
        var (min, max) = (start, start);
        foreach (var child in children)
        {
            var shape = Visit(child);
            (min, max) = (Plus(min, shape.Min), Plus(max, shape.Max));
        }

        return new(min, max, 0, ulong.MaxValue, null);
    }

    private Shape Call(CallExpression call)
    {
        var shapes = call.All.Select(Visit).ToArray();
        var min = shapes.Aggregate(0UL, (sum, s) => Plus(sum, s.Min));
        var max = shapes.Aggregate(0UL, (sum, s) => Plus(sum, s.Max));
        switch (call.Function)
        {
            case "_&&_" or "_||_":
                return new(shapes[0].Min, max, 1, 1, null);
            case "_?_:_":
                return new(Plus(shapes[0].Min, Math.Min(shapes[1].Min, shapes[2].Min)), Plus(shapes[0].Max, Math.Max(shapes[1].Max, shapes[2].Max)),
                    Math.Min(shapes[1].MinSize, shapes[2].MinSize), Math.Max(shapes[1].MaxSize, shapes[2].MaxSize), null);
            case "_?._":
                return At(Plus(shapes[0].Min, 1), Plus(shapes[0].Max, 1), shapes[0].Path is { } p && call.Arguments[1] is LiteralExpression { Value.AsString: { } field }
                    ? call.Arguments[0].Type.Kind == CelTypeKind.Map ? $"{p}.@values" : $"{p}.{field}" : null, call.Type);
            case "_[_]" or "_[?_]":
                var inner = shapes[0].Path is { } path ? path + (call.Arguments[0].Type.Kind == CelTypeKind.List ? ".@items" : ".@values") : null;
                return At(Plus(min, 1), Plus(max, 1), inner, call.Type);
            default:
                return Costed(call.Overloads, shapes, min, max, call.Type);
        }
    }

    private Shape Costed(Overload[] overloads, Shape[] shapes, ulong min, ulong max, CelType type)
    {
        var low = shapes.Select(s => s.MinSize).ToArray();
        var high = shapes.Select(s => s.MaxSize).ToArray();
        var (least, most, size) = (ulong.MaxValue, 0UL, 0UL);
        foreach (var overload in overloads)
        {
            least = Math.Min(least, overload.Cost?.Invoke(low) ?? 1);
            most = Math.Max(most, overload.Cost?.Invoke(high) ?? 1);
            size = Math.Max(size, overload.ResultSize?.Invoke(high) ?? ulong.MaxValue);
        }

        var result = At(Plus(min, overloads.Length == 0 ? 1 : least), Plus(max, overloads.Length == 0 ? 1 : most), null, type);
        return result with { MaxSize = Math.Min(result.MaxSize, size) };
    }

    private Shape Fold(FoldExpression fold)
    {
        var range = Visit(fold.Range);
        var start = Visit(fold.Start);
        var suffix = fold.Range.Type.Kind == CelTypeKind.Map ? ".@keys" : ".@items";
        var item = new Shape(1, 1, 0, range.Element ?? Hint(range.Path, suffix), range.Path is { } p ? p + suffix : null);
        var second = fold.Second is null ? default : item with { MaxSize = range.Element ?? Hint(range.Path, fold.Range.Type.Kind == CelTypeKind.Map ? ".@values" : ".@items") };
        _scope.Add((fold.AccumulatorName, new(1, 1, 0, start.MaxSize is var s && fold.AccumulatorName == FoldExpression.Accumulator ? ulong.MaxValue : s, start.Path)));
        _scope.Add((fold.Item, fold.Second is not null && fold.Range.Type.Kind != CelTypeKind.Map ? new(1, 1, 1, 1, null) : item));
        if (fold.Second is { } name)
        {
            _scope.Add((name, second));
        }

        var condition = Visit(fold.Condition);
        var step = Visit(fold.Step);
        _scope.RemoveRange(_scope.Count - (fold.Second is null ? 1 : 2), fold.Second is null ? 1 : 2);
        var result = Visit(fold.Result);
        _scope.RemoveAt(_scope.Count - 1);
        var least = Times(range.MinSize, Plus(condition.Min, step.Min));
        var most = fold.Condition is LiteralExpression { Value.IsFalse: true } ? 0 : Times(range.MaxSize, Plus(condition.Max, step.Max));
        var isQuantifier = fold.Condition is not LiteralExpression;
        return new(
            Plus(Plus(range.Min, start.Min), Plus(isQuantifier ? 0 : least, result.Min)),
            Plus(Plus(range.Max, start.Max), Plus(most, result.Max)),
            0,
            fold.Type.Kind is CelTypeKind.List or CelTypeKind.Map ? range.MaxSize : result.MaxSize,
            null);
    }

    private ulong Hint(string? path, string suffix) => path is not null && hints?.MaxSize(path + suffix) is { } most ? most : ulong.MaxValue;

    private readonly record struct Shape(ulong Min, ulong Max, ulong MinSize, ulong MaxSize, string? Path)
    {
        // How large the elements of a list in the expression itself are.
        public ulong? Element { get; init; }
    }
}
