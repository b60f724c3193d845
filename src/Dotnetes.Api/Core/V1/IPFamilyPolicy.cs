namespace Dotnetes.Api.Core.V1;

/// <summary>Whether a service has one IP family, both if the cluster offers them, or necessarily both.</summary>
public static class IPFamilyPolicy
{
    /// <summary>The value <c>SingleStack</c>.</summary>
    public const string SingleStack = "SingleStack";

    /// <summary>The value <c>PreferDualStack</c>.</summary>
    public const string PreferDualStack = "PreferDualStack";

    /// <summary>The value <c>RequireDualStack</c>.</summary>
    public const string RequireDualStack = "RequireDualStack";
}
