namespace Dotnetes.Serialization.Schema;

/// <summary>The shape of a field's value.</summary>
public enum FieldShape
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A floating point number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Bytes, base64 in JSON.</summary>
    Bytes,

    /// <summary>A record or scalar with a schema of its own.</summary>
    Object,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map from strings to values.</summary>
    Map,
}
