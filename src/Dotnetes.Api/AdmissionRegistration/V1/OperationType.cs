namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Operation a rule covers: creating, updating, deleting, connecting, or a star for all.</summary>
public static class OperationType
{
    /// <summary>The value <c>*</c>.</summary>
    public const string All = "*";

    /// <summary>The value <c>CREATE</c>.</summary>
    public const string Create = "CREATE";

    /// <summary>The value <c>UPDATE</c>.</summary>
    public const string Update = "UPDATE";

    /// <summary>The value <c>DELETE</c>.</summary>
    public const string Delete = "DELETE";

    /// <summary>The value <c>CONNECT</c>.</summary>
    public const string Connect = "CONNECT";
}
