using System.Text;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Client.Streaming;

/// <summary>What the Status at the end of a command says in words.</summary>
internal static class StatusText
{
    /// <summary>The message of a failure; empty for a success. What is no Status is given as it is.</summary>
    public static string Of(ReadOnlySpan<byte> json)
    {
        try
        {
            var status = JsonText.Decode<Status>(json);
            return status.StatusValue == "Success" ? "" : status.Message;
        }
        catch (DecodingException)
        {
            return Encoding.UTF8.GetString(json);
        }
    }
}
