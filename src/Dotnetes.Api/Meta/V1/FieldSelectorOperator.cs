namespace Dotnetes.Api.Meta.V1;

/// <summary>How a field is compared with the listed values: contained, not contained, present or absent.</summary>
public static class FieldSelectorOperator
{
    /// <summary>The value <c>In</c>.</summary>
    public const string In = "In";

    /// <summary>The value <c>NotIn</c>.</summary>
    public const string NotIn = "NotIn";

    /// <summary>The value <c>Exists</c>.</summary>
    public const string Exists = "Exists";

    /// <summary>The value <c>DoesNotExist</c>.</summary>
    public const string DoesNotExist = "DoesNotExist";
}
