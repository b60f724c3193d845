namespace Dotnetes.Api.Tests.Completeness;

/// <summary>One field as the facts state it, inlined structs resolved.</summary>
/// <param name="Row">The row of the field.</param>
/// <param name="Package">The package that declares the field, which short type names belong to.</param>
/// <param name="Inside">The numbers of the messages that hold the field in protobuf only.</param>
/// <param name="HasNumber">Whether the field and all structs it is inlined through have protobuf numbers.</param>
internal sealed record FactField(FactRow Row, string Package, string Inside, bool HasNumber)
{
    public string Json => Row["json"] == "-" ? "" : Row["json"];

    public int Number => HasNumber && Row["num"].Length > 0 ? int.Parse(Row["num"], System.Globalization.CultureInfo.InvariantCulture) : 0;
}
