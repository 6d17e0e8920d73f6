//! A letter as a page: a few paragraphs and one link, styled in place, because mail programs drop everything else.
//! Whatever comes from people or platforms is escaped.

use super::Letter;

/// Colours come from the mail program, so that a dark one stays dark; only the button brings its own.
pub(super) fn html(letter: &Letter) -> String {
    let title = escape(&letter.title);
    let paragraph =
        |text: &String| format!("<p style=\"margin:0 0 16px\">{}</p>\n", escape(text).replace('\n', "<br>"));
    let paragraphs = letter.paragraphs.iter().map(paragraph).collect::<Vec<_>>().concat();
    let action = letter.action.as_ref().map_or_else(String::new, |action| {
        format!(
            "<p style=\"margin:24px 0\"><a href=\"{url}\" style=\"display:inline-block;padding:12px 20px;\
             border-radius:8px;background:#b3261e;color:#ffffff;text-decoration:none;font-weight:600\">{label}</a></p>\n\
             <p style=\"margin:0 0 16px;font-size:13px;word-break:break-all\">{url}</p>\n",
            url = escape(action.url.as_str()),
            label = escape(&action.label),
        )
    });
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>{title}</title>\n</head>\n\
         <body style=\"margin:0;padding:24px 16px;font:16px/1.5 system-ui,sans-serif\">\n\
         <div style=\"max-width:560px;margin:0 auto\">\n\
         <h1 style=\"margin:0 0 16px;font-size:20px;line-height:1.3\">{title}</h1>\n\
         {paragraphs}{action}\
         <p style=\"margin:32px 0 0;font-size:13px;opacity:.75\">{footer}</p>\n\
         </div>\n</body>\n</html>\n",
        footer = escape(&letter.footer),
    )
}

/// For text and for attributes in double quotes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::Action;

    #[test]
    fn nothing_that_people_wrote_is_markup() {
        let evil = "</title><img src=x onerror='a&b'>\"";
        let page = html(&Letter {
            id: "1".to_owned(),
            to: "ada@example.org".parse().unwrap(),
            title: evil.to_owned(),
            paragraphs: vec![evil.to_owned()],
            action: Some(Action { label: evil.to_owned(), url: "http://localhost/?a='\"><script>&b".parse().unwrap() }),
            footer: evil.to_owned(),
        });
        assert!(!page.contains("<img") && !page.contains("<script"), "{page}");
        assert!(!page.contains("'a&b'"), "{page}");
        assert_eq!(page.matches("</title>").count(), 1);
    }
}
