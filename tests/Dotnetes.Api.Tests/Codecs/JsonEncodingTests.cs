using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Api.Tests.Codecs;

public sealed class JsonEncodingTests
{
    [Fact]
    public void Empty_fields_are_left_out_but_those_that_upstream_always_writes_are_written() =>
        Assert.Equal("""{"kind":"Pod","apiVersion":"v1","metadata":{},"spec":{"containers":null},"status":{}}""", JsonText.Of(Pod.Empty));

    [Fact]
    public void Maps_are_sorted_by_the_bytes_of_their_keys()
    {
        var map = new ConfigMap { Metadata = ObjectMeta.Empty with { Name = "m" }, Data = ValueMap.Of(("b", "2"), ("a", "1"), ("B", "3"), ("\U00010000", "4"), ("\uFFFD", "5")) };
        Assert.Equal(
            """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"m"},"data":{"B":"3","a":"1","b":"2","�":"5","𐀀":"4"}}""", JsonText.Of(map));
    }

    [Fact]
    public void Text_is_escaped_as_go_escapes_it() =>
        Assert.Equal(
            """{"kind":"Pod","apiVersion":"v1","metadata":{"name":"\u003ca\u003e\u0026\"\\/\b\f\n\r\t\u0001\u2028é😀\u007f"},"spec":{"containers":null},"status":{}}""".Replace("\\u007f", "\u007f", StringComparison.Ordinal),
            JsonText.Of(Pod.Empty with { Metadata = ObjectMeta.Empty with { Name = "<a>&\"\\/\b\f\n\r\t\u0001\u2028é😀\u007f" } }));

    [Fact]
    public void Binary_data_is_base64() =>
        Assert.Contains("\"data\":{\"k\":\"AP8Q\"}", JsonText.Of(new Secret { Data = ValueMap.Of(("k", ByteString.CopyFrom([0, 255, 16]))) }), StringComparison.Ordinal);
}
