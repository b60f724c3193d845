namespace Dotnetes.Api.Core.V1;

/// <summary>How a label or field of a node is compared with the listed values.</summary>
public static class NodeSelectorOperator
{
    /// <summary>The value <c>In</c>.</summary>
    public const string In = "In";

    /// <summary>The value <c>NotIn</c>.</summary>
    public const string NotIn = "NotIn";

    /// <summary>The value <c>Exists</c>.</summary>
    public const string Exists = "Exists";

    /// <summary>The value <c>DoesNotExist</c>.</summary>
    public const string DoesNotExist = "DoesNotExist";

    /// <summary>The value <c>Gt</c>.</summary>
    public const string Gt = "Gt";

    /// <summary>The value <c>Lt</c>.</summary>
    public const string Lt = "Lt";
}
