namespace Dotnetes.Machinery.Apply;

/// <summary>What a step of a field path selects, in the order in which steps are sorted.</summary>
public enum PathElementKind
{
    /// <summary>A member of an object, written <c>f:name</c>.</summary>
    Field,

    /// <summary>The element of a list with these keys, written <c>k:{"name":"x"}</c>.</summary>
    Key,

    /// <summary>An element of a set, written <c>v:"x"</c>.</summary>
    Value,

    /// <summary>The element of a list at a position, written <c>i:0</c>.</summary>
    Index,
}
