namespace Dotnetes.Api.Generators;

/// <summary>The type of a value as the generator sees it.</summary>
/// <param name="Shape">How it is encoded.</param>
/// <param name="Type">Its C# name, fully qualified, without nullability.</param>
/// <param name="IsStruct">Whether it is a value type.</param>
/// <param name="Items">The type of elements or map values.</param>
internal sealed record ValueModel(Shape Shape, string Type, bool IsStruct, ValueModel? Items = null)
{
    /// <summary>The protobuf wire type of a single value.</summary>
    public int WireType => Shape switch
    {
        Shape.Double => 1,
        Shape.Single => 5,
        Shape.String or Shape.Bytes or Shape.Message or Shape.List or Shape.Map => 2,
        _ => 0,
    };

    /// <summary>Whether repeated values may be packed.</summary>
    public bool IsPackable => WireType != 2;
}
