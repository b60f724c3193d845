using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Syntax;

internal sealed partial class Parser
{
    private const string Unused = "#unused";

    private static NameExpression Accumulated(int offset) => new(offset, FoldExpression.Accumulator);

    private static LiteralExpression Literal(int offset, bool value) => new(offset, CelValue.Of(value));

    private static ListExpression ListOf(int offset, params Expression[] items) => new(offset, items, new bool[items.Length]);

    private static CallExpression Call(int offset, string function, params Expression[] arguments) => new(offset, function, null, arguments);

    // What a call of a macro stands for; other calls stay.
    private Expression Expand(CallExpression call)
    {
        if (_hasStopped)
        {
            return call;
        }

        var expanded = call.Target is null ? Global(call) : Member(call, call.Target);
        if (expanded is null)
        {
            return call;
        }

        expanded.Macro = call;
        return expanded;
    }

    private Expression? Global(CallExpression call)
    {
        if (call.Function != "has" || call.Arguments.Length != 1)
        {
            return null;
        }

        if (call.Arguments[0] is SelectExpression { IsTest: false } select && select.Macro is null)
        {
            return new SelectExpression(call.Offset, select.Operand, select.Field, isTest: true);
        }

        _issues.Add(call.Arguments[0].Offset, "invalid argument to has() macro");
        return null;
    }

    private Expression? Member(CallExpression call, Expression target)
    {
        var arguments = call.Arguments;
        return (call.Function, arguments.Length) switch
        {
            ("all" or "exists" or "exists_one" or "existsOne", 2) => Quantifier(call, target, second: false),
            ("all" or "exists" or "existsOne", 3) => Quantifier(call, target, second: true),
            ("map", 2) => Listing(call, target, null, arguments[1], null),
            ("map", 3) => Listing(call, target, null, arguments[2], arguments[1]),
            ("filter", 2) => Listing(call, target, null, arguments[0], arguments[1]),
            ("transformList", 3) => Listing(call, target, arguments[1], arguments[2], null),
            ("transformList", 4) => Listing(call, target, arguments[1], arguments[3], arguments[2]),
            ("transformMap", 3) => Mapping(call, target, arguments[2], null, isEntry: false),
            ("transformMap", 4) => Mapping(call, target, arguments[3], arguments[2], isEntry: false),
            ("transformMapEntry", 3) => Mapping(call, target, arguments[2], null, isEntry: true),
            ("transformMapEntry", 4) => Mapping(call, target, arguments[3], arguments[2], isEntry: true),
            ("bind", 3) when target is NameExpression { Name: "cel" } => Bind(call),
            ("sortBy", 2) => SortBy(call, target),
            ("optMap", 2) => Optional(call, target, isFlat: false),
            ("optFlatMap", 2) => Optional(call, target, isFlat: true),
            _ => null,
        };
    }

    private string? Variable(Expression argument, string otherwise)
    {
        if (argument is NameExpression { Name: var name } && name[0] != '.')
        {
            return name;
        }

        _issues.Add(argument.Offset, otherwise);
        return null;
    }

    private bool TryPair(CallExpression call, out string first, out string second)
    {
        first = Variable(call.Arguments[0], "argument must be a simple name") ?? "";
        second = first.Length == 0 ? "" : Variable(call.Arguments[1], "argument must be a simple name") ?? "";
        if (first.Length > 0 && first == second)
        {
            _issues.Add(call.Arguments[1].Offset, $"duplicate variable name: {first}");
            return false;
        }

        return first.Length > 0 && second.Length > 0;
    }

    private FoldExpression? Quantifier(CallExpression call, Expression target, bool second)
    {
        string? first;
        string? other = null;
        if (second)
        {
            if (!TryPair(call, out first, out other))
            {
                return null;
            }
        }
        else if ((first = Variable(call.Arguments[0], "argument must be a simple name")) is null)
        {
            return null;
        }

        var at = call.Offset;
        var predicate = call.Arguments[^1];
        switch (call.Function)
        {
            case "all":
                return new(at, target, first, other, Literal(at, true), Call(at, "@not_strictly_false", Accumulated(at)), Call(at, "_&&_", Accumulated(at), predicate), Accumulated(at));
            case "exists":
                return new(at, target, first, other, Literal(at, false), Call(at, "@not_strictly_false", Call(at, "!_", Accumulated(at))), Call(at, "_||_", Accumulated(at), predicate), Accumulated(at));
            default:
                LiteralExpression one() => new(at, CelValue.Of(1L));
                var step = Call(at, "_?_:_", predicate, Call(at, "_+_", Accumulated(at), one()), Accumulated(at));
                return new(at, target, first, other, new LiteralExpression(at, CelValue.Of(0L)), Literal(at, true), step, Call(at, "_==_", Accumulated(at), one()));
        }
    }

    private FoldExpression? Listing(CallExpression call, Expression target, Expression? second, Expression transform, Expression? filter)
    {
        string? first;
        string? other = null;
        if (second is not null)
        {
            if (!TryPair(call, out first, out other))
            {
                return null;
            }
        }
        else if ((first = Variable(call.Arguments[0], "argument is not an identifier")) is null)
        {
            return null;
        }

        var at = call.Offset;
        Expression step = Call(at, "_+_", Accumulated(at), ListOf(at, transform));
        if (filter is not null)
        {
            step = Call(at, "_?_:_", filter, step, Accumulated(at));
        }

        return new(at, target, first, other, ListOf(at), Literal(at, true), step, Accumulated(at));
    }

    private FoldExpression? Mapping(CallExpression call, Expression target, Expression transform, Expression? filter, bool isEntry)
    {
        if (!TryPair(call, out var first, out var second))
        {
            return null;
        }

        var at = call.Offset;
        Expression step = isEntry
            ? Call(at, "cel.@mapInsert", Accumulated(at), transform)
            : Call(at, "cel.@mapInsert", Accumulated(at), new NameExpression(at, first), transform);
        if (filter is not null)
        {
            step = Call(at, "_?_:_", filter, step, Accumulated(at));
        }

        return new(at, target, first, second, new MapExpression(at, []), Literal(at, true), step, Accumulated(at));
    }

    private FoldExpression? Bind(CallExpression call)
    {
        if (Variable(call.Arguments[0], "cel.bind() variable names must be simple identifiers") is not { } name)
        {
            return null;
        }

        return Binding(call.Offset, name, call.Arguments[1], call.Arguments[2]);
    }

    // The list sorted by the keys that the second argument makes of its elements.
    private FoldExpression? SortBy(CallExpression call, Expression target)
    {
        const string Input = "@__sortBy_input__";
        if (Variable(call.Arguments[0], "argument must be a simple name") is not { } name)
        {
            return null;
        }

        var at = call.Offset;
        var step = Call(at, "_+_", Accumulated(at), ListOf(at, call.Arguments[1]));
        var keys = new FoldExpression(at, new NameExpression(at, Input), name, null, ListOf(at), Literal(at, true), step, Accumulated(at));
        return Binding(at, Input, target, new CallExpression(at, "@sortByAssociatedKeys", new NameExpression(at, Input), keys));
    }

    private static FoldExpression Binding(int at, string name, Expression value, Expression body) =>
        new(at, ListOf(at), Unused, null, value, Literal(at, false), new NameExpression(at, name), body) { AccumulatorName = name };

    private CallExpression? Optional(CallExpression call, Expression target, bool isFlat)
    {
        if (Variable(call.Arguments[0], $"{call.Function}() variable name must be a simple identifier") is not { } name)
        {
            return null;
        }

        var at = call.Offset;
        Expression body = Binding(at, name, new CallExpression(at, "value", target), call.Arguments[1]);
        return Call(at, "_?_:_", new CallExpression(at, "hasValue", target), isFlat ? body : Call(at, "optional.of", body), Call(at, "optional.none"));
    }
}
