using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Tests.Objects;

public sealed class GoFormatTests
{
    [Theory]
    [InlineData("""{"b":[1,"x"],"a":{}}""", "map[a:map[] b:[1 x]]", """map[string]interface {}{"a":map[string]interface {}{}, "b":[]interface {}{1, "x"}}""")]
    [InlineData("null", "<nil>", "interface {}(nil)")]
    [InlineData("true", "true", "true")]
    [InlineData("1.5", "1.5", "1.5")]
    public void Values_look_as_Go_prints_them(string json, string plain, string source)
    {
        var value = JsonValue.Parse(json);
        Assert.Equal((plain, source), (GoFormat.Of(value), GoFormat.SourceOf(value)));
    }
}
