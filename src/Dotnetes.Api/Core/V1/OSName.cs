namespace Dotnetes.Api.Core.V1;

/// <summary>Operating system that a pod is made for, Linux or Windows.</summary>
public static class OSName
{
    /// <summary>The value <c>linux</c>.</summary>
    public const string Linux = "linux";

    /// <summary>The value <c>windows</c>.</summary>
    public const string Windows = "windows";
}
