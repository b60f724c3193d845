namespace Dotnetes.Api.Meta.V1;

/// <summary>Whether fields came to be managed through server-side apply or through any other update.</summary>
public static class ManagedFieldsOperationType
{
    /// <summary>The value <c>Apply</c>.</summary>
    public const string Apply = "Apply";

    /// <summary>The value <c>Update</c>.</summary>
    public const string Update = "Update";
}
