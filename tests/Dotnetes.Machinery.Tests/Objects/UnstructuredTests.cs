using Dotnetes.Api;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Objects;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Tests.Objects;

public sealed class UnstructuredTests
{
    private const string Widget = """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"labels":{"a":"b"},"name":"w","namespace":"d"},"spec":{"size":3}}""";

    [Fact]
    public void Metadata_is_typed_as_that_of_compiled_kinds()
    {
        var widget = Unstructured.Parse(System.Text.Encoding.UTF8.GetBytes(Widget));
        Assert.Equal(("example.com", "v1", "Widget"), (widget.KindInfo.Group, widget.KindInfo.Version, widget.KindInfo.Kind));
        Assert.Equal(("w", "d", "b"), (widget.Metadata.Name, widget.Metadata.Namespace, widget.Metadata.Labels["a"]));
        Assert.Equal(new JsonNumber(3), widget.Get("spec", "size"));
    }

    [Fact]
    public void Changes_make_new_objects_and_members_stay_sorted()
    {
        var widget = Unstructured.Parse(System.Text.Encoding.UTF8.GetBytes(Widget));
        var renamed = ((IKubeObject)widget).WithMetadata(widget.Metadata with { Name = "x", Annotations = ValueMap.Of(("k", "v")) });
        Assert.Equal("w", widget.Metadata.Name);
        Assert.Equal("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"annotations":{"k":"v"},"labels":{"a":"b"},"name":"x","namespace":"d"},"spec":{"size":3}}""", JsonText.Of(renamed));
        Assert.Equal("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"labels":{"a":"b"},"name":"w","namespace":"d"}}""", widget.With("spec", null).ToString());
        Assert.Equal(widget, widget.With("spec", JsonValue.Parse("""{"size":3}""")));
    }

    [Fact]
    public void Items_of_lists_are_written_without_their_kind()
    {
        var writer = new JsonWriter(256) { OmitRootTypeMeta = true };
        Unstructured.Parse(System.Text.Encoding.UTF8.GetBytes(Widget)).WriteJson(ref writer);
        Assert.Equal("""{"metadata":{"labels":{"a":"b"},"name":"w","namespace":"d"},"spec":{"size":3}}""", System.Text.Encoding.UTF8.GetString(writer.Written));
        writer.Dispose();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"kind":"A","apiVersion":"a/b/c"}""")]
    public void Objects_that_do_not_say_what_they_are_are_refused(string json) =>
        Assert.Throws<DecodingException>(() => Unstructured.Parse(System.Text.Encoding.UTF8.GetBytes(json)));
}
