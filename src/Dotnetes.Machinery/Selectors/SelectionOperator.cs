namespace Dotnetes.Machinery.Selectors;

/// <summary>How a requirement compares a label or a field.</summary>
public enum SelectionOperator
{
    /// <summary><c>=</c></summary>
    Equals,

    /// <summary><c>==</c>, which means the same as <c>=</c>.</summary>
    DoubleEquals,

    /// <summary><c>!=</c>; holds also when the label is absent.</summary>
    NotEquals,

    /// <summary><c>in</c>: one of several values.</summary>
    In,

    /// <summary><c>notin</c>: none of several values; holds also when the label is absent.</summary>
    NotIn,

    /// <summary>The label is present.</summary>
    Exists,

    /// <summary><c>!</c>: the label is absent.</summary>
    DoesNotExist,

    /// <summary><c>&gt;</c>: an integer greater than another.</summary>
    GreaterThan,

    /// <summary><c>&lt;</c>: an integer less than another.</summary>
    LessThan,
}
