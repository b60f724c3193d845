namespace Dotnetes.Api.Generators;

/// <summary>How a value of a field is encoded.</summary>
internal enum Shape
{
    String,
    Int32,
    Int64,
    UInt32,
    UInt64,
    Bool,
    Double,
    Single,
    Bytes,
    Enum,
    Message,
    List,
    Map,
}
