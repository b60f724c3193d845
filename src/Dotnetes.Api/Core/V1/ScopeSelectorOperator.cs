namespace Dotnetes.Api.Core.V1;

/// <summary>How a quota scope is compared with the listed values.</summary>
public static class ScopeSelectorOperator
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
