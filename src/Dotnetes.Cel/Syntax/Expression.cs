using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Syntax;

// A node of the syntax tree. The checker notes what it finds in the node.
internal abstract class Expression(int offset)
{
    public int Offset { get; } = offset;

    public int Depth { get; protected init; } = 1;

    // What the checker found.
    public CelType Type { get; set; } = CelType.Dyn;

    // A type named as a value.
    public CelValue? Constant { get; set; }

    // The variable with dots in its name that a chain of selections is.
    public string? Variable { get; set; }

    // The call of a macro that this stands for.
    public CallExpression? Macro { get; set; }
}

internal sealed class LiteralExpression(int offset, CelValue value) : Expression(offset)
{
    public CelValue Value { get; } = value;
}

internal sealed class NameExpression(int offset, string name) : Expression(offset)
{
    public string Name { get; } = name;
}

internal sealed class SelectExpression : Expression
{
    public SelectExpression(int offset, Expression operand, string field, bool isTest = false)
        : base(offset)
    {
        (Operand, Field, IsTest) = (operand, field, isTest);
        Depth = operand.Depth + 1;
    }

    public Expression Operand { get; }

    public string Field { get; }

    public bool IsTest { get; }
}

internal sealed class CallExpression : Expression
{
    public CallExpression(int offset, string function, Expression? target, params Expression[] arguments)
        : base(offset)
    {
        (Function, Target, Arguments) = (function, target, arguments);
        Depth = 1 + Math.Max(target?.Depth ?? 0, arguments.Select(a => a.Depth).DefaultIfEmpty().Max());
    }

    public string Function { get; set; }

    public Expression? Target { get; set; }

    public Expression[] Arguments { get; }

    public Overload[] Overloads { get; set; } = [];

    public IEnumerable<Expression> All => Target is null ? Arguments : Arguments.Prepend(Target);
}

internal sealed class ListExpression : Expression
{
    public ListExpression(int offset, Expression[] items, bool[] isOptional)
        : base(offset)
    {
        (Items, IsOptional) = (items, isOptional);
        Depth = 1 + items.Select(i => i.Depth).DefaultIfEmpty().Max();
    }

    public Expression[] Items { get; }

    public bool[] IsOptional { get; }
}

internal sealed record MapEntry(int Offset, Expression Key, Expression Value, bool IsOptional);

internal sealed class MapExpression : Expression
{
    public MapExpression(int offset, MapEntry[] entries)
        : base(offset)
    {
        Entries = entries;
        Depth = 1 + entries.Select(e => Math.Max(e.Key.Depth, e.Value.Depth)).DefaultIfEmpty().Max();
    }

    public MapEntry[] Entries { get; }
}

internal sealed record StructEntry(int Offset, string Field, Expression Value, bool IsOptional);

internal sealed class StructExpression : Expression
{
    public StructExpression(int offset, string name, StructEntry[] entries)
        : base(offset)
    {
        (Name, Entries) = (name, entries);
        Depth = 1 + entries.Select(e => e.Value.Depth).DefaultIfEmpty().Max();
    }

    public string Name { get; }

    public StructEntry[] Entries { get; }
}

// Goes over a range: what every comprehension comes to.
internal sealed class FoldExpression : Expression
{
    public FoldExpression(int offset, Expression range, string item, string? second, Expression start, Expression condition, Expression step, Expression result)
        : base(offset)
    {
        (Range, Item, Second, Start, Condition, Step, Result) = (range, item, second, start, condition, step, result);
        Depth = 1 + Math.Max(Math.Max(range.Depth, step.Depth), result.Depth);
    }

    // No expression can name it.
    public const string Accumulator = "@result";

    public Expression Range { get; }

    public string Item { get; }

    public string? Second { get; }

    public string AccumulatorName { get; init; } = Accumulator;

    public Expression Start { get; }

    public Expression Condition { get; }

    public Expression Step { get; }

    public Expression Result { get; }
}
