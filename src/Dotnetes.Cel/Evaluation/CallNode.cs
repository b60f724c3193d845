using System.Runtime.CompilerServices;
using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Evaluation;

internal sealed class ConstantNode(CelValue value) : PlanNode
{
    public override CelValue Run(Evaluation evaluation) => value;
}

internal sealed class VariableNode(string name) : PlanNode
{
    public override CelValue Run(Evaluation evaluation) =>
        !evaluation.Spend(1) ? Evaluation.OverBudget()
        : evaluation.Variables.TryGet(name, out var value) ? value
        : CelValue.Fail($"no such attribute(s): {name}");
}

internal sealed class LocalNode(int slot) : PlanNode
{
    public override CelValue Run(Evaluation evaluation) => evaluation.Spend(1) ? evaluation.Locals[slot] : Evaluation.OverBudget();
}

// Reads a field, or tells whether it is there.
internal sealed class SelectNode(PlanNode operand, string field, bool isTest, bool isOptional) : PlanNode
{
    public override CelValue Run(Evaluation evaluation)
    {
        var value = operand.Run(evaluation);
        if (value.IsError)
        {
            return value;
        }

        if (!isTest && !evaluation.Spend(1))
        {
            return Evaluation.OverBudget();
        }

        var wraps = isOptional;
        if (value.Kind == CelKind.Optional)
        {
            if (value.Held is not { } held)
            {
                return isTest ? CelValue.False : value;
            }

            value = held;
            wraps = true;
        }

        if (value.AsMap is not { } map)
        {
            return wraps && value.Kind == CelKind.Null ? CelValue.Optional(null) : CelValue.NoSuchOverload();
        }

        var isThere = map.TryGet(field, out var found);
        if (isTest)
        {
            return CelValue.Of(isThere);
        }

        return !isThere ? (wraps ? CelValue.Optional(null) : CelValue.Fail($"no such key: {field}"))
            : wraps && !found.IsError ? CelValue.Optional(found) : found;
    }
}

internal sealed class AndOrNode(PlanNode left, PlanNode right, bool decides) : PlanNode
{
    public override CelValue Run(Evaluation evaluation)
    {
        var l = left.Run(evaluation);
        if (l.Kind == CelKind.Bool && l.AsBool == decides)
        {
            return l;
        }

        if (l.Error is { IsFatal: true })
        {
            return l;
        }

        var r = right.Run(evaluation);
        if (r.Error is { IsFatal: true } || (r.Kind == CelKind.Bool && r.AsBool == decides))
        {
            return r;
        }

        return l.IsError ? l : r.IsError ? r : l.Kind == CelKind.Bool && r.Kind == CelKind.Bool ? CelValue.Of(!decides) : CelValue.NoSuchOverload();
    }
}

internal sealed class ConditionalNode(PlanNode condition, PlanNode yes, PlanNode no) : PlanNode
{
    public override CelValue Run(Evaluation evaluation)
    {
        var value = condition.Run(evaluation);
        return value.IsTrue ? yes.Run(evaluation) : value.IsFalse ? no.Run(evaluation) : value.IsError ? value : CelValue.NoSuchOverload();
    }
}

internal sealed class NotStrictlyFalseNode(PlanNode operand) : PlanNode
{
    public override CelValue Run(Evaluation evaluation) =>
        !evaluation.Spend(1) ? Evaluation.OverBudget() : CelValue.Of(!operand.Run(evaluation).IsFalse);
}

// a.orValue(b) and a.or(b), which ask for b only when they need it.
internal sealed class OrElseNode(PlanNode optional, PlanNode otherwise, bool isValue) : PlanNode
{
    public override CelValue Run(Evaluation evaluation)
    {
        var value = optional.Run(evaluation);
        if (value.IsError)
        {
            return value;
        }

        if (value.Kind != CelKind.Optional)
        {
            return CelValue.NoSuchOverload();
        }

        return value.Held is { } held ? (isValue ? held : value) : otherwise.Run(evaluation);
    }
}

internal sealed class CallNode(string function, PlanNode[] arguments, Overload[] overloads) : PlanNode
{
    public override CelValue Run(Evaluation evaluation)
    {
        var few = default(FewValues);
        var values = arguments.Length <= FewValues.Length ? few[..arguments.Length] : new CelValue[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Run(evaluation);
            if (values[i].IsError)
            {
                return values[i];
            }
        }

        foreach (var overload in overloads)
        {
            if (overload.Fits(values))
            {
                if (!evaluation.Spend(overload.Cost is { } cost ? Sized(cost, values) : 1))
                {
                    return Evaluation.OverBudget();
                }

                var result = overload.Run(values);
                return overload.ChargesResult && !evaluation.Spend(Sizes.Of(result)) ? Evaluation.OverBudget() : result;
            }
        }

        return function is "_[_]" && values[0].AsMap is not null ? CelValue.Fail($"no such key: {values[1]}") : CelValue.NoSuchOverload();
    }

    private static ulong Sized(CallCost cost, ReadOnlySpan<CelValue> values)
    {
        Span<ulong> sizes = stackalloc ulong[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            sizes[i] = Sizes.Of(values[i]);
        }

        return cost(sizes);
    }

    [InlineArray(Length)]
    private struct FewValues
    {
        public const int Length = 3;

        private CelValue _first;
    }
}

internal sealed class ListNode(PlanNode[] items, bool[] isOptional) : PlanNode
{
    private readonly bool _hasOptional = isOptional.Contains(true);

    public override CelValue Run(Evaluation evaluation)
    {
        if (!evaluation.Spend(Sizes.ListCost))
        {
            return Evaluation.OverBudget();
        }

        if (items.Length == 0)
        {
            return CelValue.Of(ArrayCelList.Empty);
        }

        var values = new CelValue[items.Length];
        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            var value = items[i].Run(evaluation);
            if (value.IsError)
            {
                return value;
            }

            if (isOptional[i])
            {
                if (value.Kind != CelKind.Optional)
                {
                    return CelValue.NoSuchOverload();
                }

                if (value.Held is not { } held)
                {
                    continue;
                }

                value = held;
            }

            values[count++] = value;
        }

        return CelValue.Of(_hasOptional ? values[..count] : values);
    }
}

internal sealed class MapNode((PlanNode Key, PlanNode Value, bool IsOptional)[] entries, ulong cost, CelType? type) : PlanNode
{
    public override CelValue Run(Evaluation evaluation)
    {
        if (!evaluation.Spend(cost))
        {
            return Evaluation.OverBudget();
        }

        var map = new DictionaryCelMap { Declared = type };
        foreach (var entry in entries)
        {
            var key = entry.Key.Run(evaluation);
            var value = key.IsError ? key : entry.Value.Run(evaluation);
            if (value.IsError)
            {
                return value;
            }

            if (key.Kind is not (CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.String))
            {
                return CelValue.Fail($"unsupported key type: {key.Type().RuntimeName}");
            }

            if (entry.IsOptional)
            {
                if (value.Kind != CelKind.Optional)
                {
                    return CelValue.NoSuchOverload();
                }

                if (value.Held is not { } held)
                {
                    continue;
                }

                value = held;
            }

            if (!map.TryAdd(key, value))
            {
                return CelValue.Fail($"Failed with repeated key");
            }
        }

        return CelValue.Of(map);
    }
}
