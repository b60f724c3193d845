namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Whether requests are split into flows by user or by namespace.</summary>
public static class FlowDistinguisherMethodType
{
    /// <summary>The value <c>ByUser</c>.</summary>
    public const string ByUser = "ByUser";

    /// <summary>The value <c>ByNamespace</c>.</summary>
    public const string ByNamespace = "ByNamespace";
}
