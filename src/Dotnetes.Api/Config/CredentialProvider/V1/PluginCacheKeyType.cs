namespace Dotnetes.Api.Config.CredentialProvider.V1;

/// <summary>Whether returned credentials are cached for one image, for its registry, or for all images.</summary>
public static class PluginCacheKeyType
{
    /// <summary>The value <c>Image</c>.</summary>
    public const string Image = "Image";

    /// <summary>The value <c>Registry</c>.</summary>
    public const string Registry = "Registry";

    /// <summary>The value <c>Global</c>.</summary>
    public const string Global = "Global";
}
