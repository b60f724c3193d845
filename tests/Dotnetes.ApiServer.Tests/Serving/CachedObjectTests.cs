using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Caching;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class CachedObjectTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("with } and \"quotes\" and \\ in it")]
    public void Its_metadata_can_be_taken_from_its_json(string annotation)
    {
        var map = ConfigMap.Empty with { Metadata = new() { Name = "a", Annotations = new[] { KeyValuePair.Create("note", annotation) }.ToValueMap() } };
        var item = new CachedObject("a", map, 7);
        var partial = new Dotnetes.Api.Meta.V1.PartialObjectMetadata { Metadata = item.Value.Metadata };

        var metadata = Encoding.UTF8.GetString(item.JsonMetadata.Span);

        Assert.EndsWith(metadata + "}", Encoding.UTF8.GetString(Dotnetes.Serialization.Json.JsonText.Encode(partial)), StringComparison.Ordinal);
    }
}
