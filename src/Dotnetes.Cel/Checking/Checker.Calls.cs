using Dotnetes.Cel.Syntax;
using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Checking;

internal sealed partial class Checker
{
    private CelType Call(CallExpression node)
    {
        if (node.Function == "_?._")
        {
            var operand = Visit(node.Arguments[0]);
            Visit(node.Arguments[1]);
            var type = Field(node.Offset, operand, ((LiteralExpression)node.Arguments[1]).Value.AsString!, isOptional: true);
            return type;
        }

        // A dotted name before the call is the namespace of a function, when there is such a function.
        if (node.Target is { } target && Qualified(target) is { } space && environment.FindFunction($"{space}.{node.Function}") is not null)
        {
            node.Function = $"{space}.{node.Function}";
            node.Target = null;
        }

        var isMember = node.Target is not null;
        List<CelType> arguments = [];
        foreach (var argument in node.All)
        {
            arguments.Add(Visit(argument));
        }

        var name = node.Function.TrimStart('.');
        if (environment.FindFunction(name) is not { } overloads)
        {
            issues.Add(node.Offset, $"undeclared reference to '{name}' (in container '')");
            return CelType.Error;
        }

        var result = Resolve(node, overloads, arguments, isMember);
        if (result.Kind != CelTypeKind.Error)
        {
            CheckLiterals(node, name);
        }

        return result;
    }

    private CelType Resolve(CallExpression node, Overload[] overloads, List<CelType> arguments, bool isMember)
    {
        CelType? result = null;
        List<Overload> matches = [];
        foreach (var overload in overloads)
        {
            if (overload.IsMember != isMember || overload.Parameters.Length != arguments.Count)
            {
                continue;
            }

            var saved = _bindings.Save();
            var fresh = new Dictionary<string, CelType>(StringComparer.Ordinal);
            var fits = true;
            for (var i = 0; i < arguments.Count && fits; i++)
            {
                fits = _bindings.IsAssignable(arguments[i], _bindings.Instantiate(overload.Parameters[i], fresh));
            }

            if (!fits)
            {
                _bindings.Restore(saved);
                continue;
            }

            matches.Add(overload);
            var type = _bindings.Substitute(_bindings.Instantiate(overload.Result, fresh), isFinal: false);
            result = result is null || result.Equals(type) ? type : CelType.Dyn;
        }

        if (result is not null)
        {
            node.Overloads = [.. matches];
            return result;
        }

        if (!arguments.Exists(a => _bindings.Resolve(a).Kind == CelTypeKind.Error))
        {
            var types = arguments.Select(a => Final(a).ToString()).ToList();
            var signature = isMember ? $"{types[0]}.({string.Join(", ", types.Skip(1))})" : $"({string.Join(", ", types)})";
            issues.Add(node.Offset, $"found no matching overload for '{node.Function.TrimStart('.')}' applied to '{signature}'");
        }

        return CelType.Error;
    }

    // Literals that can never be right are told now, not when evaluated.
    private void CheckLiterals(CallExpression node, string name)
    {
        var (index, what) = name switch
        {
            "duration" or "timestamp" when node.Target is null => (0, name),
            "matches" => (node.Arguments.Length - 1, "matches"),
            _ => (-1, ""),
        };
        if (index < 0 || index >= node.Arguments.Length || node.Arguments[index] is not LiteralExpression { Value.AsString: not null } literal)
        {
            return;
        }

        var isRight = name switch
        {
            "duration" => !Libraries.TimeLibrary.ParseDuration(literal.Value.AsString!).IsError,
            "timestamp" => Values.TimeText.TryParse(literal.Value.AsString!, out _),
            _ => Libraries.RegexCache.Find(literal.Value.AsString!) is not null,
        };
        if (!isRight)
        {
            issues.Add(literal.Offset, $"invalid {what} argument");
        }
    }

    private CelType Fold(FoldExpression node)
    {
        var range = _bindings.Resolve(Visit(node.Range));
        var (first, second) = Variables(node, range);
        var accumulator = Visit(node.Start);
        _scope.Add((node.AccumulatorName, accumulator));
        _scope.Add((node.Item, first));
        if (node.Second is { } name)
        {
            _scope.Add((name, second));
        }

        var condition = Visit(node.Condition);
        if (!_bindings.IsAssignable(condition, CelType.Bool))
        {
            issues.Add(node.Condition.Offset, $"expected type 'bool' but found '{Final(condition)}'");
        }

        var step = Visit(node.Step);
        if (!_bindings.IsAssignable(step, accumulator))
        {
            issues.Add(node.Step.Offset, $"expected type '{Final(accumulator)}' but found '{Final(step)}'");
        }

        _scope.RemoveRange(_scope.Count - (node.Second is null ? 1 : 2), node.Second is null ? 1 : 2);
        var result = Visit(node.Result);
        _scope.RemoveAt(_scope.Count - 1);
        return result;
    }

    private (CelType First, CelType Second) Variables(FoldExpression node, CelType range)
    {
        switch (range.Kind)
        {
            case CelTypeKind.List:
                return node.Second is null ? (range.Parameters[0], CelType.Dyn) : (CelType.Int, range.Parameters[0]);
            case CelTypeKind.Map:
                return (range.Parameters[0], range.Parameters[1]);
            case CelTypeKind.Parameter:
                _bindings.IsAssignable(CelType.Dyn, range);
                return (CelType.Dyn, CelType.Dyn);
            case CelTypeKind.Dyn or CelTypeKind.Any or CelTypeKind.Error:
                return (CelType.Dyn, CelType.Dyn);
            default:
                issues.Add(node.Range.Offset, $"expression of type '{Final(range)}' cannot be range of a comprehension (must be list, map, or dynamic)");
                return (CelType.Error, CelType.Error);
        }
    }
}
