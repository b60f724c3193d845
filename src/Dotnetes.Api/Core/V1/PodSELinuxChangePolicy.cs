namespace Dotnetes.Api.Core.V1;

/// <summary>Whether SELinux labels are set file by file or by means of a mount option.</summary>
public static class PodSELinuxChangePolicy
{
    /// <summary>The value <c>Recursive</c>.</summary>
    public const string Recursive = "Recursive";

    /// <summary>The value <c>MountOption</c>.</summary>
    public const string MountOption = "MountOption";
}
