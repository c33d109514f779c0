//! Writes the n-grams of lingua's models as text: a file a language, a line an n-gram, a tab, and the logarithm of how
//! likely its last letter is behind the others. Usage: cargo run --release -- FOLDER

use fst::{Map, Streamer};
use std::io::{BufWriter, Error, Write};

macro_rules! languages {
    ($($name:literal, $model:ident, $directory:ident;)*) => {
        [$(($name, &$model::$directory)),*]
    };
}

fn main() -> Result<(), Error> {
    let folder = std::env::args().nth(1).expect("usage: cargo run --release -- FOLDER");
    let models = languages![
        "afrikaans", lingua_afrikaans_language_model, AFRIKAANS_MODELS_DIRECTORY;
        "arabic", lingua_arabic_language_model, ARABIC_MODELS_DIRECTORY;
        "belarusian", lingua_belarusian_language_model, BELARUSIAN_MODELS_DIRECTORY;
        "bulgarian", lingua_bulgarian_language_model, BULGARIAN_MODELS_DIRECTORY;
        "dutch", lingua_dutch_language_model, DUTCH_MODELS_DIRECTORY;
        "macedonian", lingua_macedonian_language_model, MACEDONIAN_MODELS_DIRECTORY;
        "mongolian", lingua_mongolian_language_model, MONGOLIAN_MODELS_DIRECTORY;
        "persian", lingua_persian_language_model, PERSIAN_MODELS_DIRECTORY;
        "russian", lingua_russian_language_model, RUSSIAN_MODELS_DIRECTORY;
        "serbian", lingua_serbian_language_model, SERBIAN_MODELS_DIRECTORY;
        "ukrainian", lingua_ukrainian_language_model, UKRAINIAN_MODELS_DIRECTORY;
        "urdu", lingua_urdu_language_model, URDU_MODELS_DIRECTORY;
    ];
    std::fs::create_dir_all(&folder)?;
    for (name, models) in models {
        let bytes = models.get_file("ngrams.fst").expect("no n-grams").contents();
        let ngrams = Map::new(bytes).expect("not readable");
        let mut out = BufWriter::new(std::fs::File::create(format!("{folder}/{name}.tsv"))?);
        let mut stream = ngrams.stream();
        while let Some((ngram, bits)) = stream.next() {
            let text = std::str::from_utf8(ngram).expect("not UTF-8");
            writeln!(out, "{text}\t{:.4}", f64::from_bits(bits))?;
        }
    }
    Ok(())
}
