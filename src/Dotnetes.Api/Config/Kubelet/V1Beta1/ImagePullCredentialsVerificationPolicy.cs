namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>For which images already on the node a pod has to prove its right of access.</summary>
public static class ImagePullCredentialsVerificationPolicy
{
    /// <summary>The value <c>NeverVerify</c>.</summary>
    public const string NeverVerify = "NeverVerify";

    /// <summary>The value <c>NeverVerifyPreloadedImages</c>.</summary>
    public const string NeverVerifyPreloadedImages = "NeverVerifyPreloadedImages";

    /// <summary>The value <c>NeverVerifyAllowlistedImages</c>.</summary>
    public const string NeverVerifyAllowlistedImages = "NeverVerifyAllowlistedImages";

    /// <summary>The value <c>AlwaysVerify</c>.</summary>
    public const string AlwaysVerify = "AlwaysVerify";
}
