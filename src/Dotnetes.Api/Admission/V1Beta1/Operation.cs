namespace Dotnetes.Api.Admission.V1Beta1;

/// <summary>Operation under review: creating, updating or deleting an object, or connecting to it.</summary>
public static class Operation
{
    /// <summary>The value <c>CREATE</c>.</summary>
    public const string Create = "CREATE";

    /// <summary>The value <c>UPDATE</c>.</summary>
    public const string Update = "UPDATE";

    /// <summary>The value <c>DELETE</c>.</summary>
    public const string Delete = "DELETE";

    /// <summary>The value <c>CONNECT</c>.</summary>
    public const string Connect = "CONNECT";
}
