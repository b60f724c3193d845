using Dotnetes.Serialization.Json;

namespace Dotnetes.Serialization.Tests.Json;

public sealed class JsonPartsTests
{
    [Fact]
    public void A_document_taken_in_parts_is_the_document_written_at_once()
    {
        Assert.Equal(Write(int.MaxValue), Write(40));
        Assert.Equal(Write(int.MaxValue), Write(1));
    }

    private static byte[] Write(int partBytes)
    {
        var writer = new JsonWriter(16);
        var parts = new List<byte>();
        writer.BeginArray();
        for (var i = 0; i < 100; i++)
        {
            writer.Element();
            writer.BeginObject();
            writer.Name("\"number\":"u8);
            writer.WriteInt64(i);
            writer.EndObject();
            if (writer.Length > partBytes)
            {
                parts.AddRange(writer.Take());
            }
        }

        writer.EndArray();
        parts.AddRange(writer.ToArray());
        writer.Dispose();
        return [.. parts];
    }
}
