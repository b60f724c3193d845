namespace Dotnetes.Api.Meta.V1;

/// <summary>Kind of condition on a table row; Completed means the object has run to its end.</summary>
public static class RowConditionType
{
    /// <summary>The value <c>Completed</c>.</summary>
    public const string Completed = "Completed";
}
