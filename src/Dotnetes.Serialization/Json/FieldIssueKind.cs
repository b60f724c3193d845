namespace Dotnetes.Serialization.Json;

/// <summary>What strict decoding found.</summary>
public enum FieldIssueKind
{
    /// <summary>The type has no field of that name.</summary>
    Unknown,

    /// <summary>The field occurs twice in one object.</summary>
    Duplicate,
}
