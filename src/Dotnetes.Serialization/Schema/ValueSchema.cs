namespace Dotnetes.Serialization.Schema;

/// <summary>The type of a value: a shape and what the shape needs.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Format">The OpenAPI format such as <c>int32</c>; empty when there is none.</param>
/// <param name="Items">The type of elements or map values.</param>
/// <param name="Type">The schema of an object, resolved when first asked for, because types refer to themselves.</param>
public sealed record ValueSchema(FieldShape Shape, string Format = "", ValueSchema? Items = null, Func<TypeSchema>? Type = null);
