using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Evaluation;

// Goes over a list or the keys of a map.
internal sealed class FoldNode(PlanNode range, PlanNode start, PlanNode condition, PlanNode step, PlanNode result, FoldSlots slots) : PlanNode
{
    public override CelValue Run(Evaluation evaluation)
    {
        var over = range.Run(evaluation);
        if (over.IsError)
        {
            return over;
        }

        var first = start.Run(evaluation);
        var locals = evaluation.Locals;
        locals[slots.Accumulator] = slots.Grows == Growth.List && !first.IsError ? CelValue.Of(new GrowingCelList())
            : slots.Grows == Growth.Map && !first.IsError ? CelValue.Of(new DictionaryCelMap()) : first;
        if (over.AsList is { } list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (slots.Second >= 0)
                {
                    locals[slots.Variable] = CelValue.Of((long)i);
                    locals[slots.Second] = list[i];
                }
                else
                {
                    locals[slots.Variable] = list[i];
                }

                if (!Step(evaluation))
                {
                    break;
                }
            }
        }
        else if (over.AsMap is { } map)
        {
            for (var i = 0; i < map.Count; i++)
            {
                var key = map.KeyAt(i);
                locals[slots.Variable] = key;
                if (slots.Second >= 0)
                {
                    locals[slots.Second] = map.TryGet(key, out var value) ? value : CelValue.Fail($"no such key: {key}");
                }

                if (!Step(evaluation))
                {
                    break;
                }
            }
        }
        else
        {
            return CelValue.NoSuchOverload();
        }

        return locals[slots.Accumulator].Error is { IsFatal: true } ? locals[slots.Accumulator] : result.Run(evaluation);
    }

    // False when no further element can change the result.
    private bool Step(Evaluation evaluation)
    {
        ref var accumulator = ref evaluation.Locals[slots.Accumulator];
        if (evaluation.IsCancelled)
        {
            accumulator = Evaluation.Interrupted();
            return false;
        }

        if (!condition.Run(evaluation).IsTrue)
        {
            return false;
        }

        accumulator = step.Run(evaluation);
        if (accumulator.Error is { } error && (error.IsFatal || slots.StopsAtErrors))
        {
            return false;
        }

        if (evaluation.IsOver)
        {
            accumulator = Evaluation.OverBudget();
            return false;
        }

        return true;
    }
}

internal enum Growth
{
    None,
    List,
    Map,
}

internal readonly record struct FoldSlots(int Accumulator, int Variable, int Second, Growth Grows, bool StopsAtErrors);

// Adds to the list that the comprehension builds, in place.
internal sealed class AppendNode(int slot, PlanNode item) : PlanNode
{
    public override CelValue Run(Evaluation evaluation)
    {
        // The accumulator, the list of one element and the concatenation, as they would have cost.
        if (!evaluation.Spend(2 + Sizes.ListCost))
        {
            return Evaluation.OverBudget();
        }

        var value = item.Run(evaluation);
        if (value.IsError)
        {
            return value;
        }

        var accumulator = evaluation.Locals[slot];
        ((GrowingCelList)accumulator.AsList!).Add(value);
        return accumulator;
    }
}

// Adds to the map that the comprehension builds, in place: a key with its value, or all entries of a map.
internal sealed class InsertNode(int slot, PlanNode key, PlanNode? value) : PlanNode
{
    public override CelValue Run(Evaluation evaluation)
    {
        if (!evaluation.Spend(2))
        {
            return Evaluation.OverBudget();
        }

        var accumulator = evaluation.Locals[slot];
        var map = (DictionaryCelMap)accumulator.AsMap!;
        var k = key.Run(evaluation);
        if (k.IsError)
        {
            return k;
        }

        if (value is not null)
        {
            var v = value.Run(evaluation);
            return v.IsError ? v : map.TryAdd(k, v) ? accumulator : CelValue.Fail($"insert failed: key {k} already exists");
        }

        foreach (var entry in k.AsMap?.Enumerate() ?? [])
        {
            if (!map.TryAdd(entry.Key, entry.Value))
            {
                return CelValue.Fail($"insert failed: key {entry.Key} already exists");
            }
        }

        return accumulator;
    }
}
